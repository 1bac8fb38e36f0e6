using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Caveat.Sandbox;
using Caveat.Sandbox.Clients;

namespace Caveat.Cli.Tests;

/// <summary>What an API server's audit log says would have been denied.</summary>
public sealed class AuditReplayTests : IDisposable
{
    private const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: maps}
        spec:
          match: {resources: [{apiGroups: [""], kinds: [ConfigMap]}]}
          rules:
            - name: not-two
              severity: high
              conflict: {fields: [data.replicas], when: 'object.?data.replicas.orValue("") == "2"'}
              message: two replicas have no majority
            - name: not-back
              severity: medium
              transition: {field: data.step, as: quantity, deny: [decrease]}
            - name: not-by-eve
              action: Warn
              require: {fields: [data], that: request.userInfo.username != "eve"}
            - name: kept
              operations: [DELETE]
              require: {fields: [metadata.labels], that: 'oldObject.metadata.?labels.keep.orValue("") != "yes"'}

        """;

    private const string Geared =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: geared}
        spec:
          match: {resources: [{apiGroups: [""], kinds: [ConfigMap]}]}
          lookups: {gear: {apiGroup: example.com, kind: Gear, name: object.metadata.name}}
          rules: [{name: has-a-gear, prerequisite: {lookup: gear}}]

        """;

    private const string Gears =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: gearbox.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {kind: Gear, plural: gearbox}
          versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}]

        """;

    private readonly CommandLine _caveat = new CommandLine().With("policies/maps.yaml", Policy);

    public void Dispose() => _caveat.Dispose();

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    public async Task SaysWhoseWritesWouldHaveBeenDenied(string format)
    {
        _caveat.With("audit.log", Log);
        Golden.Verify(await _caveat.RunAsync($"audit --replay audit.log -p policies -o {format}"), $"SaysWhoseWritesWouldHaveBeenDenied.{format}");
    }

    [Fact]
    public async Task ACompressedLogSaysTheSame()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Log));
        }

        _caveat.With("audit.log", Log).WithBytes("audit.log.gz", compressed.ToArray()).WithBytes("cut.log.gz", compressed.ToArray()[..^40]);
        var plain = await _caveat.RunAsync("audit --replay audit.log -p policies -o json");
        Assert.Equal(plain, (await _caveat.RunAsync("audit --replay audit.log.gz -p policies -o json")).Replace("audit.log.gz", "audit.log", StringComparison.Ordinal));
        Assert.Contains("cut.log.gz:", await _caveat.RunAsync("audit --replay cut.log.gz -p policies -o json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinesThatAreNoEventsAreToldAndTheRestIsReplayed()
    {
        var bad = Event("create", "alice", "a", Map("a", "2"));
        _caveat.With("audit.log", $"{bad}\nnonsense\n{{\"kind\":\"Event\"}}\n\n{bad[..^20]}\n{bad}\n");
        Golden.Verify(await _caveat.RunAsync("audit --replay audit.log -p policies"));
    }

    [Theory]
    [InlineData("", "0 would have been denied", "notSeen")]
    [InlineData("seen", "1 would have been denied", "")]
    public async Task AScaleIsAWriteToTheObjectThatIsScaled(string before, string denied, string missing)
    {
        const string Apps = "\"apiGroup\":\"apps\",\"apiVersion\":\"v1\",\"resource\":\"deployments\"";
        var web = "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"web\",\"namespace\":\"shop\"},\"spec\":{\"replicas\":3}}";
        var scale = "{\"apiVersion\":\"autoscaling/v1\",\"kind\":\"Scale\",\"metadata\":{\"name\":\"web\",\"namespace\":\"shop\"},\"spec\":{\"replicas\":2}}";
        var core = "\"resource\":\"configmaps\"";
        var seen = before.Length == 0 ? "" : Event("get", "alice", "web", web).Replace(core, Apps, StringComparison.Ordinal).Replace(",\"apiVersion\":\"v1\"}", "}", StringComparison.Ordinal) + "\n";
        var write = Event("update", "bob", "web", scale).Replace(core, Apps + ",\"subresource\":\"scale\"", StringComparison.Ordinal).Replace(",\"apiVersion\":\"v1\"}", "}", StringComparison.Ordinal);
        _caveat.With("audit.log", seen + write).With("policies/maps.yaml", Policy.Replace("[\"\"], kinds: [ConfigMap]", "[apps], kinds: [Deployment]", StringComparison.Ordinal)
            .Replace("object.?data.replicas.orValue(\"\") == \"2\"", "object.spec.replicas == 2", StringComparison.Ordinal));
        var said = await _caveat.RunAsync("audit --replay audit.log -p policies");
        Assert.Contains(denied, said, StringComparison.Ordinal);
        Assert.Equal(missing.Length > 0, said.Contains("that the log did not show before", StringComparison.Ordinal));
    }

    // A look at a list shows a table, and a look at metadata nothing else: neither is what was there before.
    [Theory]
    [InlineData("meta.k8s.io/v1", "Table", 1)]
    [InlineData("meta.k8s.io/v1", "PartialObjectMetadata", 1)]
    [InlineData("v1", "ConfigMap", 0)]
    public async Task WhatShowsNoObjectIsNotTakenForOne(string version, string kind, int withoutBefore)
    {
        var shown = Map("a", "2").Replace("\"v1\"", $"\"{version}\"", StringComparison.Ordinal).Replace("ConfigMap", kind, StringComparison.Ordinal);
        _caveat.With("audit.log", $"{Event("get", "alice", "a", shown)}\n{Event("update", "bob", "a", Map("a", "2"), minute: 1)}\n");
        await _caveat.RunAsync("audit --replay audit.log -p policies -o json=replay.json");
        var writes = JsonNode.Parse(_caveat.Read("replay.json"))!["writes"]!.AsArray();
        Assert.Equal(withoutBefore, writes.Sum(static write => write!["withoutBefore"]!.GetValue<int>()));
    }

    // The definition says a plural that nobody would guess.
    [Theory]
    [InlineData("", "exit 1\n", "1 writes replayed: 0 would have been denied, 1 perhaps, as a rule can't be judged, 0 warned of")]
    [InlineData(" --crds crds", "exit 0\n", "1 writes replayed: 0 would have been denied, 0 warned of")]
    public async Task LookUpsSeeWhatTheLogShowedWhateverItsPluralIs(string options, string exit, string summary)
    {
        var gear = Map("a", "1").Replace("\"v1\"", "\"example.com/v1\"", StringComparison.Ordinal).Replace("ConfigMap", "Gear", StringComparison.Ordinal);
        var seen = Event("get", "alice", "a", gear).Replace("\"resource\":\"configmaps\"", "\"apiGroup\":\"example.com\",\"resource\":\"gearbox\"", StringComparison.Ordinal);
        _caveat.With("audit.log", $"{seen}\n{Event("create", "bob", "a", Map("a", "1"), minute: 1)}\n").With("policies/maps.yaml", Geared).With("crds/gears.yaml", Gears);
        var said = await _caveat.RunAsync($"audit --replay audit.log -p policies{options}");
        Assert.StartsWith(exit, said, StringComparison.Ordinal);
        Assert.Contains(summary, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit --replay gone\u001b[2J.log -p policies")]
    [InlineData("audit merge gone\u001b[2J.json")]
    public async Task TheNameOfAFileMovesNoCursor(string command)
    {
        var said = await _caveat.RunAsync(command);
        Assert.StartsWith("exit 2\n", said, StringComparison.Ordinal);
        Assert.Contains("gone\uFFFD[2J", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', said);
    }

    [Theory]
    [InlineData("", "exit 2\n")]
    [InlineData(" --allow-partial", "exit 1\n")]
    public async Task WhatCantBeReadNeedNotCount(string options, string exit)
    {
        _caveat.With("audit.log", $"nonsense\n{Event("create", "alice", "a", Map("a", "2"))}\n");
        var said = await _caveat.RunAsync($"audit --replay audit.log --replay gone.log -p policies{options}");
        Assert.StartsWith(exit, said, StringComparison.Ordinal);
        Assert.Contains("gone.log: no such file or directory", said, StringComparison.Ordinal);
        Assert.Contains("1 would have been denied, 0 warned of; 1 lines can't be read", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALogWithoutBadWritesPasses() =>
        Assert.StartsWith("exit 0\n", await _caveat.With("audit.log", Event("create", "alice", "a", Map("a", "1"))).RunAsync("audit --replay audit.log -p policies"), StringComparison.Ordinal);

    [Fact]
    public async Task TheLogOfARealServerIsReplayed()
    {
        var file = _caveat.With("audit-policy.yaml", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- {level: RequestResponse, resources: [{group: '', resources: [configmaps]}]}\n- {level: None}\n").PathOf("audit-policy.yaml");
        var assets = await ControlPlaneAssets.LocateAsync(null, AppContext.BaseDirectory, Console.Error, CancellationToken.None);
        var options = new ControlPlaneOptions { Assets = assets.OrThrow(), AuditPolicyFile = file };
        await using var plane = (await ControlPlane.StartAsync(options, TimeProvider.System, CancellationToken.None)).OrThrow();
        await WriteAsync(plane);
        _caveat.With("audit.log", await File.ReadAllTextAsync(plane.AuditLog));
        var said = await _caveat.RunAsync("audit --replay audit.log -p policies -o json=replay.json");
        Assert.StartsWith("exit 1\n", said, StringComparison.Ordinal);
        var found = JsonNode.Parse(_caveat.Read("replay.json"))!["writes"]!.AsArray()
            .Select(static write => $"{write!["result"]} {write["rule"]} {write["user"]} {write["resource"]!["name"]} {write["count"]} {string.Join(',', write["verbs"]!.AsArray())} {write["withoutBefore"]}");
        Assert.Equal(
            """
            fail not-two bob two 2 patch 0
            fail not-two alice two 1 create 0
            fail kept bob kept 1 delete 0
            fail not-back bob one 1 patch 0
            warn not-by-eve eve evil 1 create 0
            """,
            string.Join('\n', found));
    }

    private static async Task WriteAsync(ControlPlane plane)
    {
        var (alice, bob, eve) = (plane.KubectlFor("alice", "system:masters"), plane.KubectlFor("bob", "system:masters"), plane.KubectlFor("eve", "system:masters"));
        await MustAsync(alice, "create", "configmap", "one", "--from-literal=step=3");
        await MustAsync(alice, "create", "configmap", "two", "--from-literal=replicas=2");
        await MustAsync(alice, "create", "configmap", "three", "--from-literal=replicas=2", "--dry-run=server");
        await MustAsync(bob, "patch", "configmap", "two", "--type=merge", "-p", "{\"data\":{\"replicas\":\"2\",\"a\":\"1\"}}");
        await MustAsync(bob, "patch", "configmap", "two", "--type=merge", "-p", "{\"data\":{\"replicas\":\"3\"}}");
        await MustAsync(bob, "patch", "configmap", "two", "--type=merge", "-p", "{\"data\":{\"replicas\":\"2\"}}");
        await MustAsync(bob, "patch", "configmap", "two", "--type=json", "-p", "[{\"op\":\"replace\",\"path\":\"/data/replicas\",\"value\":\"1\"}]");
        await MustAsync(bob, "patch", "configmap", "two", "--type=merge", "-p", "{\"data\":{\"replicas\":\"2\"}}");
        await MustAsync(bob, "patch", "configmap", "one", "--type=merge", "-p", "{\"data\":{\"step\":\"2\"}}");
        await MustAsync(alice, "annotate", "configmap", "one", "note=hello");
        await MustAsync(eve, "create", "configmap", "evil");
        await MustAsync(alice, "create", "configmap", "kept");
        await MustAsync(alice, "label", "configmap", "kept", "keep=yes");
        await MustAsync(bob, "delete", "configmap", "kept");
        await MustAsync(bob, "delete", "configmap", "one");
    }

    private static async Task MustAsync(Kubectl kubectl, params string[] arguments)
    {
        var result = await kubectl.RunAsync(arguments);
        Assert.True(result.Succeeded, result.Error);
    }

    // Bob's writes of "two" leave what was there before alone, or bring it back.
    private static string Log { get; } = string.Join('\n',
        Event("create", "alice", "good", Map("good", "1")),
        Event("create", "alice", "bad", Map("bad", "2"), minute: 1),
        Event("patch", "bob", "bad", Map("bad", "2", step: "5"), minute: 2),
        Event("patch", "bob", "good", Map("good", "2"), minute: 3),
        Event("update", "bob", "good", Map("good", "3"), minute: 4),
        Event("update", "bob", "good", Map("good", "2"), minute: 5),
        Event("update", "bob", "bad", Map("bad", "1", step: "4"), minute: 6),
        Event("patch", "carol", "old", Map("old", "2"), minute: 7),
        Event("create", "eve", "evil", Map("evil", "1"), minute: 8),
        Event("create", "eve", "refused", Map("refused", "2"), minute: 8, code: 403),
        Event("create", "eve", "dry", Map("dry", "2"), minute: 8, query: "?dryRun=All"),
        Event("create", "eve", "meta", null, minute: 8),
        Event("patch", "eve", "meta", null, minute: 8, request: "[{\"op\":\"add\"}]"),
        Event("get", "eve", "seen", Map("seen", "1", keep: "yes"), minute: 9),
        Event("delete", "dan", "seen", null, minute: 10),
        Event("delete", "dan", "unseen", null, minute: 10),
        Event("deletecollection", "dan", "", null, minute: 11),
        Event("create", "mallory", "late", Map("late", "2"), minute: 12, stage: "ResponseStarted"),
        Event("create", "admin", "asked", Map("asked", "2"), minute: 13, impersonated: "grace"),
        "");

    private static string Map(string name, string replicas, string? step = null, string? keep = null)
    {
        var map = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "ConfigMap",
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = "shop", ["labels"] = keep is null ? null : new JsonObject { ["keep"] = keep } },
            ["data"] = new JsonObject { ["replicas"] = replicas, ["step"] = step ?? "9" },
        };
        return map.ToJsonString();
    }

    private static string Event(
        string verb, string user, string name, string? response, int minute = 0, int code = 200, string query = "", string? request = null, string stage = "ResponseComplete", string? impersonated = null)
    {
        var json = new JsonObject
        {
            ["kind"] = "Event",
            ["apiVersion"] = "audit.k8s.io/v1",
            ["level"] = response is null ? "Metadata" : "RequestResponse",
            ["auditID"] = "11111111-2222-3333-4444-555555555555",
            ["stage"] = stage,
            ["requestURI"] = $"/api/v1/namespaces/shop/configmaps/{name}{query}",
            ["verb"] = verb,
            ["user"] = new JsonObject { ["username"] = user, ["groups"] = new JsonArray("system:authenticated") },
            ["objectRef"] = new JsonObject { ["resource"] = "configmaps", ["namespace"] = "shop", ["name"] = name, ["apiVersion"] = "v1" },
            ["responseStatus"] = new JsonObject { ["code"] = verb == "create" && code == 200 ? 201 : code },
            ["requestReceivedTimestamp"] = $"2026-11-22T10:{minute:00}:00.123456Z",
        };
        if (impersonated is not null)
        {
            json["impersonatedUser"] = new JsonObject { ["username"] = impersonated };
        }

        if (request is not null)
        {
            json["requestObject"] = JsonNode.Parse(request);
        }

        if (response is not null)
        {
            json["responseObject"] = JsonNode.Parse(response);
        }

        return json.ToJsonString(new JsonSerializerOptions());
    }
}
