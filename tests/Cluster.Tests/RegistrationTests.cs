using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Caveat.Cluster.Registration;
using Caveat.Cluster.Uninstalling;
using Caveat.Json;
using Caveat.Policies;
using Caveat.Policies.Loading;
using Caveat.PolicyFiles;
using Caveat.Text;
using JsonValue = Caveat.Json.JsonValue;

namespace Caveat.Cluster.Tests;

public sealed class RegistrationTests : IClassFixture<RealCluster>
{
    private readonly RealCluster _cluster;

    public RegistrationTests(RealCluster cluster) => _cluster = cluster;

    private static RegistrationOptions Options => new()
    {
        Address = WebhookAddress.OfUrl(new Uri("https://127.0.0.1:9443")),
    };

    [Fact]
    public void WritesOneEntryWithTheRulesOfAllPolicies() =>
        Assert.Equal(
            """
            {"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingWebhookConfiguration","metadata":{"name":"caveat","labels":{"app.kubernetes.io/name":"caveat","app.kubernetes.io/managed-by":"caveat-webhook"}},
            "webhooks":[{"name":"validate.caveat.dev","admissionReviewVersions":["v1"],"sideEffects":"NoneOnDryRun","failurePolicy":"Fail","matchPolicy":"Equivalent","timeoutSeconds":10,
            "clientConfig":{"caBundle":"UEVN","url":"https://127.0.0.1:9443/validate"},
            "namespaceSelector":{"matchExpressions":[{"key":"kubernetes.io/metadata.name","operator":"NotIn","values":["kube-system","kube-public","kube-node-lease","caveat-system"]}]},
            "objectSelector":{},
            "rules":[{"apiGroups":["kafka.strimzi.io"],"apiVersions":["*"],"operations":["UPDATE"],"resources":["kafkanodepools/scale"],"scope":"*"},
            {"apiGroups":["kafka.strimzi.io"],"apiVersions":["*"],"operations":["CREATE","UPDATE"],"resources":["kafkanodepools"],"scope":"*"}]}]}
            """.ReplaceLineEndings(""),
            Text(Options, ReviewPhase.Validate, "{apiGroups: [kafka.strimzi.io], resources: [kafkanodepools]}"));

    [Fact]
    public void WritesAServiceAndWhatOnlyMutationHas() =>
        Assert.Equal(
            """
            {"apiVersion":"admissionregistration.k8s.io/v1","kind":"MutatingWebhookConfiguration","metadata":{"name":"caveat","labels":{"app.kubernetes.io/name":"caveat","app.kubernetes.io/managed-by":"caveat-webhook"}},
            "webhooks":[{"name":"mutate.caveat.dev","admissionReviewVersions":["v1"],"sideEffects":"NoneOnDryRun","failurePolicy":"Ignore","matchPolicy":"Equivalent","timeoutSeconds":5,
            "reinvocationPolicy":"IfNeeded","clientConfig":{"caBundle":"UEVN","service":{"namespace":"caveat-system","name":"caveat","port":443,"path":"/mutate"}},
            "namespaceSelector":{"matchExpressions":[{"key":"kubernetes.io/metadata.name","operator":"NotIn","values":["a"]}]},
            "objectSelector":{},
            "rules":[{"apiGroups":["apps"],"apiVersions":["*"],"operations":["CREATE","UPDATE"],"resources":["deployments"],"scope":"*"}]}]}
            """.ReplaceLineEndings(""),
            Text(
                Options with { Address = WebhookAddress.OfService("caveat-system", "caveat", 443), FailsClosed = false, TimeoutSeconds = 5, Scope = new WebhookScope(["a"]) },
                ReviewPhase.Mutate,
                "{apiGroups: [apps], resources: [deployments]}"));

    [Fact]
    public void WritesAnOperatorsChildrenApartWithTheirLabelsAndConditions()
    {
        var webhooks = Webhooks(Written(ReviewPhase.Validate, Children, withConditions: true));
        Assert.Equal(["o-children.validate.caveat.dev", "o-subresources.validate.caveat.dev"], webhooks.Select(static w => w.Property("name"u8).Text));
        Assert.Equal("""{"matchExpressions":[{"key":"app","operator":"In","values":["kafka"]}]}""", webhooks[0].Property("objectSelector"u8).ToString());
        Assert.Equal(
            "not-being-deleted: oldObject == null || !has(oldObject.metadata) || !has(oldObject.metadata.deletionTimestamp)",
            Condition(webhooks[0].Property("matchConditions"u8).At(0)));
        Assert.StartsWith("not-the-operator: !(", Condition(webhooks[0].Property("matchConditions"u8).At(1)), StringComparison.Ordinal);
        Assert.DoesNotContain("matchConditions", Text(Written(ReviewPhase.Validate, Children, withConditions: false)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{apiGroups: [''], resources: [nodes]}", "")]
    [InlineData("{apiGroups: ['*'], resources: [nodes, leases]}", "")]
    [InlineData("{apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests], subresources: [approval]}", "")]
    [InlineData("{apiGroups: [coordination.k8s.io, authorization.k8s.io, authentication.k8s.io], resources: ['*']}", "leasecandidates")]
    [InlineData("{apiGroups: [caveat.dev], kinds: [CaveatPolicy, OperatorProfile]}", "")]
    [InlineData("{apiGroups: [caveat.dev], kinds: [CaveatException]}", "caveatexceptions")]
    [InlineData("{apiGroups: [example.com], resources: ['*']}", "*")]
    [InlineData("{apiGroups: [example.com], resources: ['*']}, {apiGroups: [example.com], resources: ['*'], subresources: ['*']}", "*/*")]
    [InlineData("{apiGroups: [example.com], resources: [things], subresources: ['*', log]}", "things/*")]
    [InlineData("{apiGroups: [coordination.k8s.io], resources: ['*']}, {apiGroups: [coordination.k8s.io], resources: ['*'], subresources: ['*', log]}", "leasecandidates,leasecandidates/*")]
    public void NeverRegistersWhatTheClusterItselfNeeds(string match, string expected)
    {
        var resources = new SortedSet<string>(ResourcesOf(match).Select(static r => r.Resource), StringComparer.Ordinal);
        resources.RemoveWhere(static r => r.EndsWith("/scale", StringComparison.Ordinal));
        Assert.Equal(expected, string.Join(',', resources));
    }

    [Fact]
    public void WritesAWildcardOutWhereItWouldTakeInWhatTheClusterNeeds()
    {
        var resources = ResourcesOf("{apiGroups: ['*'], resources: ['*']}");
        Assert.Contains(("", "secrets"), resources);
        Assert.Contains(("apps", "*"), resources);
        Assert.DoesNotContain(resources, static r => r.Group == "*" || r.Resource is "nodes" or "nodes/scale" or "leases" or "subjectaccessreviews" || r == ("", "*"));
    }

    [Fact]
    public async Task AtRestItWritesNothing()
    {
        using var counting = new CountingHandler();
        using var connection = ClusterConnection.Open(_cluster.Plane.AdminKubeconfig, [counting], out _)!;
        var options = Options;
        var authority = AuthorityPem();
        var registration = new WebhookRegistration(connection, options);
        Assert.Null(await registration.ApplyAsync(Children, authority, CancellationToken.None));
        Assert.Equal(2, counting.Writes);
        Assert.Null(await registration.ApplyAsync(Children, authority, CancellationToken.None));
        // Another process, which remembers nothing, compares what is there.
        Assert.Null(await new WebhookRegistration(connection, options).ApplyAsync(Children, authority, CancellationToken.None));
        Assert.Equal(2, counting.Writes);

        await ChangesAreMendedAsync(registration, authority, counting);

        Assert.Null(await registration.ApplyAsync(PolicySet.Empty, authority, CancellationToken.None));
        Assert.Equal("", await _cluster.GetAsync("validatingwebhookconfiguration", "caveat", "{.webhooks[*].name}"));
        await RemoveAsync();
    }

    private async Task ChangesAreMendedAsync(WebhookRegistration registration, string authority, CountingHandler counting)
    {
        var before = counting.Writes;
        await _cluster.PatchAsync("validatingwebhookconfiguration", "caveat", """[{"op":"replace","path":"/webhooks/0/failurePolicy","value":"Ignore"}]""");
        Assert.Null(await registration.ApplyAsync(Children, authority, CancellationToken.None));
        Assert.Equal(before + 1, counting.Writes);
        Assert.Equal("Fail Fail", await _cluster.GetAsync("validatingwebhookconfiguration", "caveat", "{.webhooks[*].failurePolicy}"));

        await _cluster.PatchAsync(
            "validatingwebhookconfiguration", "caveat", """[{"op":"replace","path":"/webhooks/0/objectSelector","value":{"matchLabels":{"none":"none"}}}]""");
        Assert.Null(await registration.ApplyAsync(Children, authority, CancellationToken.None));
        Assert.Equal(before + 2, counting.Writes);

        await _cluster.PatchAsync("validatingwebhookconfiguration", "caveat", """[{"op":"add","path":"/metadata/annotations","value":{"a":"b"}}]""");
        Assert.Null(await registration.ApplyAsync(Children, authority, CancellationToken.None));
        Assert.Equal(before + 2, counting.Writes);

        await _cluster.Plane.Kubectl.RunAsync("delete", "mutatingwebhookconfiguration", "caveat");
        Assert.Null(await registration.ApplyAsync(Children, authority, CancellationToken.None));
        Assert.Equal(before + 3, counting.Writes);
    }

    // Fields that somebody else added are his: an apply leaves them, or is refused because of them.
    [Theory]
    [InlineData("""[{"op":"remove","path":"/webhooks/0/clientConfig/url"},{"op":"add","path":"/webhooks/0/clientConfig/service","value":{"namespace":"a","name":"b"}}]""")]
    [InlineData("""[{"op":"add","path":"/webhooks/0/objectSelector/matchLabels","value":{"none":"none"}}]""")]
    [InlineData("""[{"op":"add","path":"/webhooks/0/namespaceSelector/matchLabels","value":{"none":"none"}}]""")]
    [InlineData("""[{"op":"copy","from":"/webhooks/0","path":"/webhooks/-"},{"op":"replace","path":"/webhooks/2/name","value":"old.validate.caveat.dev"}]""")]
    public async Task WhatSomebodyElseAddedToOurEntriesGoes(string patch)
    {
        const string Shown = "{.webhooks[*]['name','clientConfig.url','clientConfig.service','namespaceSelector.matchLabels','objectSelector.matchLabels']}";
        using var counting = new CountingHandler();
        using var connection = ClusterConnection.Open(_cluster.Plane.AdminKubeconfig, [counting], out _)!;
        var (registration, authority) = (new WebhookRegistration(connection, Options), AuthorityPem());
        Assert.Null(await registration.ApplyAsync(Children, authority, CancellationToken.None));
        await _cluster.PatchAsync(
            "validatingwebhookconfiguration", "caveat",
            """[{"op":"copy","from":"/webhooks/0","path":"/webhooks/-"},{"op":"replace","path":"/webhooks/2/name","value":"others.example.com"}]""");
        var before = await _cluster.GetAsync("validatingwebhookconfiguration", "caveat", Shown);

        await _cluster.PatchAsync("validatingwebhookconfiguration", "caveat", patch.Replace("webhooks/2", "webhooks/3", StringComparison.Ordinal));
        Assert.NotEqual(before, await _cluster.GetAsync("validatingwebhookconfiguration", "caveat", Shown));
        Assert.Null(await registration.ApplyAsync(Children, authority, CancellationToken.None));
        Assert.Equal(before, await _cluster.GetAsync("validatingwebhookconfiguration", "caveat", Shown));

        var writes = counting.Writes;
        Assert.Null(await registration.ApplyAsync(Children, authority, CancellationToken.None));
        Assert.Null(await new WebhookRegistration(connection, Options).ApplyAsync(Children, authority, CancellationToken.None));
        Assert.Equal(writes, counting.Writes);
        await RemoveAsync();
    }

    [Fact]
    public async Task AConditionOfSomebodyElseGoesAndComesBackNoMore()
    {
        using var server = new ConditionsServer();
        var registration = await RegisteredAsync(server);
        var before = server.Validating["webhooks"]!.ToJsonString();
        foreach (var change in (Action<JsonObject>[])[Narrow, static live => live["webhooks"]![0]!.AsObject().Remove("matchConditions")])
        {
            server.Change(change);
            Assert.NotEqual(before, server.Validating["webhooks"]!.ToJsonString());
            Assert.Null(await ApplyAsync(registration));
            Assert.Equal(before, server.Validating["webhooks"]!.ToJsonString());
        }

        var writes = server.Writes;
        Assert.Null(await ApplyAsync(registration));
        Assert.Equal(writes, server.Writes);
    }

    [Fact]
    public async Task WhoIsQuickerThanTheMendingIsMendedTheNextTime()
    {
        using var server = new ConditionsServer();
        var registration = await RegisteredAsync(server);
        server.Change(Narrow);
        server.Quicker = () => server.Change(static live => live["webhooks"]!.AsArray().Add(new JsonObject { ["name"] = "others.example.com" }));
        Assert.Equal("the API server says: the object has been modified", await ApplyAsync(registration));
        Assert.Null(await ApplyAsync(registration));
        Assert.DoesNotContain("never", server.Validating.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("others.example.com", server.Validating.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatLeavesConditionsOutIsWrittenToOnce()
    {
        using var server = new ConditionsServer { Admission = static live => live["webhooks"]!.AsArray().ToList().ForEach(static each => each!.AsObject().Remove("matchConditions")) };
        var registration = await RegisteredAsync(server);
        Assert.Null(await ApplyAsync(registration));
        Assert.Equal(2, server.Writes);
    }

    [Fact]
    public async Task AServerThatNarrowsWhatIsWrittenIsTold()
    {
        using var server = new ConditionsServer { Admission = Narrow };
        using var connection = OfflineConnection.To(server);
        Assert.Equal(
            "the API server does not store /apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/caveat as it was written: find out what changes it on the way, and take its right to",
            await ApplyAsync(new WebhookRegistration(connection, Options)));
    }

    [Fact]
    public async Task WhoMayNotWriteAnyMoreWritesNothing()
    {
        using var server = new ConditionsServer();
        var mayWrite = false;
        using var connection = OfflineConnection.To(server);
        var registration = new WebhookRegistration(connection, Options, () => mayWrite);
        Assert.Equal("another replica has to write it now", await ApplyAsync(registration));
        mayWrite = true;
        Assert.Null(await ApplyAsync(registration));
        Assert.Equal(2, server.Writes);
        // It leads no more when it comes to mending.
        server.Change(Narrow);
        server.Admission = _ => mayWrite = false;
        Assert.Equal("another replica has to write it now", await ApplyAsync(registration));
        Assert.Equal(3, server.Writes);
    }

    private static async Task<WebhookRegistration> RegisteredAsync(ConditionsServer server)
    {
        var registration = new WebhookRegistration(OfflineConnection.To(server), Options);
        Assert.Null(await ApplyAsync(registration));
        return registration;
    }

    private static Task<string?> ApplyAsync(WebhookRegistration registration) => registration.ApplyAsync(Children, "PEM", CancellationToken.None);

    private static void Narrow(JsonObject configuration)
    {
        if (configuration["webhooks"]!.AsArray().Count > 0)
        {
            configuration["webhooks"]![0]!["matchConditions"]!.AsArray().Add(new JsonObject { ["name"] = "never", ["expression"] = "false" });
        }
    }

    [Fact]
    public async Task AnAuthorityThatIsInjectedBelongsToWhoInjectsIt()
    {
        var options = Options with { AuthorityInjectedFrom = "caveat-system/caveat" };
        using var counting = new CountingHandler();
        using var connection = ClusterConnection.Open(_cluster.Plane.AdminKubeconfig, [counting], out _)!;
        // Who once had it written here, and then injected, must not find the old one.
        Assert.Null(await new WebhookRegistration(connection, Options).ApplyAsync(Children, AuthorityPem(), CancellationToken.None));
        Assert.Null(await new WebhookRegistration(connection, options).ApplyAsync(Children, authorityPem: null, CancellationToken.None));
        Assert.Equal("", await _cluster.GetAsync("validatingwebhookconfiguration", "caveat", "{.webhooks[*].clientConfig.caBundle}"));
        Assert.Equal("caveat-system/caveat", await _cluster.GetAsync("validatingwebhookconfiguration", "caveat", "{.metadata.annotations.cert-manager\\.io/inject-ca-from}"));

        var writes = counting.Writes;
        await _cluster.PatchAsync("validatingwebhookconfiguration", "caveat", $$"""[{"op":"add","path":"/webhooks/0/clientConfig/caBundle","value":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(AuthorityPem()))}}"}]""");
        var injected = await _cluster.GetAsync("validatingwebhookconfiguration", "caveat", "{.webhooks[0].clientConfig.caBundle}");
        Assert.Null(await new WebhookRegistration(connection, options).ApplyAsync(Children, authorityPem: null, CancellationToken.None));
        Assert.Equal(writes, counting.Writes);
        // Both ways of mending.
        await _cluster.PatchAsync(
            "validatingwebhookconfiguration", "caveat",
            """[{"op":"replace","path":"/webhooks/0/failurePolicy","value":"Ignore"},{"op":"add","path":"/webhooks/0/objectSelector/matchLabels","value":{"none":"none"}}]""");
        Assert.Null(await new WebhookRegistration(connection, options).ApplyAsync(Children, authorityPem: null, CancellationToken.None));
        Assert.Equal("Fail", await _cluster.GetAsync("validatingwebhookconfiguration", "caveat", "{.webhooks[0].failurePolicy}{.webhooks[0].objectSelector.matchLabels}"));
        Assert.Equal(injected, await _cluster.GetAsync("validatingwebhookconfiguration", "caveat", "{.webhooks[0].clientConfig.caBundle}"));
        await RemoveAsync();
    }

    [Theory]
    [InlineData("""{"major":"1","minor":"20"}""", false)]
    [InlineData("""{"major":"1","minor":"26+"}""", false)]
    [InlineData("""{"major":"1","minor":"27+"}""", true)]
    [InlineData("""{"major":"1","minor":"36"}""", true)]
    [InlineData("""{"major":"2","minor":"0"}""", true)]
    [InlineData("{}", false)]
    public void AsksForConditionsOnlyAServerThatKnowsThem(string version, bool expected)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes(version), JsonLimits.Document, out _));
        Assert.Equal(expected, ServerVersion.Read(text.Root).HasMatchConditions);
    }

    // Bug: a server that was busy was taken for an old one, and all conditions were taken out of the registration until the next time.
    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "the API server answers with status 503", 2)]
    [InlineData(HttpStatusCode.TooManyRequests, "the API server answers with status 429", 2)]
    // Who may not ask finds out no other time either: without conditions, the server asks more.
    [InlineData(HttpStatusCode.Forbidden, null, 4)]
    public async Task AServerThatDoesNotSayItsVersionNowIsAskedAgain(HttpStatusCode status, string? failure, int writes)
    {
        using var server = new ConditionsServer();
        var registration = await RegisteredAsync(server);
        server.VersionStatus = status;
        Assert.Equal(failure, await ApplyAsync(registration));
        Assert.Equal(writes, server.Writes);
    }

    private static PolicySet Children { get; } = SetOf(
        """
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: o}
        spec: {resources: [], identities: {}, children: {labels: {app: kafka}}}
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec: {operator: o, rules: [{name: guard, protect: {children: [{apiGroup: '', kind: Secret}]}}]}
        """);

    private static PolicySet SetMatching(string match) => SetOf(
        $$"""
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{{match}}]}
          rules: [{name: a, conflict: {fields: [spec], when: 'true'} }, {name: b, default: {field: spec.x, value: 1} }]
        """);

    private static PolicySet SetOf(string yaml)
    {
        var loaded = PolicyLoader.Load(new SourceText("p.yaml", yaml));
        Assert.Equal("", string.Join('\n', loaded.Diagnostics));
        return PolicySet.Build(loaded.Documents, new PolicySetOptions());
    }

    private static List<(string Group, string Resource)> ResourcesOf(string match)
    {
        var found = new List<(string, string)>();
        foreach (var webhook in Webhooks(Written(ReviewPhase.Validate, SetMatching(match), withConditions: false)))
        {
            foreach (var rule in webhook.Property("rules"u8).Elements)
            {
                foreach (var resource in rule.Property("resources"u8).Elements)
                {
                    found.Add((rule.Property("apiGroups"u8).At(0).Text!, resource.Text!));
                }
            }
        }

        return found;
    }

    private static List<JsonValue> Webhooks(ReadOnlyMemory<byte> configuration)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(configuration, JsonLimits.Document, out _));
        var webhooks = new List<JsonValue>();
        foreach (var webhook in text.Root.Property("webhooks"u8).Elements)
        {
            webhooks.Add(webhook);
        }

        return webhooks;
    }

    private static string Condition(JsonValue condition) => $"{condition.Property("name"u8).Text}: {condition.Property("expression"u8).Text}";

    [Fact]
    public async Task ARealServerTakesTheEntriesOfAllBuiltInPolicies()
    {
        var reading = new PolicyFolder([RootFolder("policies")], static () => new PolicySetOptions()).Read();
        Assert.Empty(reading.Problems);
        var registration = new WebhookRegistration(_cluster.Connection, Options);
        Assert.Null(await registration.ApplyAsync(reading.Set, AuthorityPem(), CancellationToken.None));
        await RemoveAsync();
    }

    private async Task RemoveAsync()
    {
        var steps = await new Uninstallation(_cluster.Connection, "default", TimeProvider.System).RunAsync(CancellationToken.None);
        Assert.All(steps, static step => Assert.Null(step.Failure));
    }

    private static string RootFolder(string name)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(directory.FullName, "Policy.sln")))
        {
            directory = directory.Parent!;
        }

        return System.IO.Path.Combine(directory.FullName, name);
    }

    private static string AuthorityPem()
    {
        using var key = System.Security.Cryptography.ECDsa.Create();
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=test", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return certificate.ExportCertificatePem();
    }

    private static ReadOnlyMemory<byte> Written(ReviewPhase phase, PolicySet policies, bool withConditions) =>
        new RegistrationWriter(Options, "PEM").Write(phase, policies, withConditions);

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    private static string Text(RegistrationOptions options, ReviewPhase phase, string match) =>
        Text(new RegistrationWriter(options, "PEM").Write(phase, SetMatching(match), withConditions: false));
}
