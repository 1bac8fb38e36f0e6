using System.Text.Json;
using Caveat.Sandbox.Clients;

namespace Caveat.Audit.EndToEnd.Tests;

/// <summary>StatefulSets that an operator made for its custom resource, one of which somebody edits: the API server alone writes managedFields.</summary>
[Collection(nameof(OneCluster))]
public sealed class DriftTests
{
    private const string Sets = "/apis/apps/v1/namespaces/default/statefulsets";

    private const string Policies =
        """
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: keeper}
        spec:
          displayName: Keeper
          resources: [{apiGroup: example.com, kinds: [Keeper]}]
          identities: {serviceAccounts: [{name: keeper}]}
          fieldManagers: [keeper-operator]
          children: {ownerReferences: true}
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: keepers}
        spec:
          operator: keeper
          rules:
            - {name: the-operator-owns-them, protect: {children: [{apiGroup: apps, kind: StatefulSet}], edit: spec of the Keeper}}

        """;

    private readonly AuditedCluster _cluster;

    public DriftTests(AuditedCluster cluster) => _cluster = cluster;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatWasEditedIsNamedWithWhoAndWhenAndNothingElseIs()
    {
        var owner = await OwnerAsync();
        await _cluster.CreateAsync(Sets + "?fieldManager=keeper-operator", SetOf("edited", owner));
        await _cluster.CreateAsync(Sets + "?fieldManager=keeper-operator", SetOf("untouched", owner));
        var human = _cluster.Plane.KubectlFor("alice", "system:masters");
        // What people do to a sound one.
        await RunAsync(human, "annotate", "statefulset", "untouched", "note=mine");
        await RunAsync(human, "label", "statefulset", "untouched", "team=shop");
        await RunAsync(human, "rollout", "restart", "statefulset", "untouched");
        var time = await EditAsync(human);

        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.PathOf("keepers.yaml"), Policies, Cancellation);
        var kubeconfig = await File.ReadAllTextAsync(_cluster.Plane.AdminKubeconfig, Cancellation);
        var result = await AuditResult.RunAsync(kubeconfig, Cancellation, "-p", directory.PathOf("keepers.yaml"), "-n", "default");

        Assert.Equal("", result.Error);
        Assert.Equal(["keepers/the-operator-owns-them default/edited"], result.Findings);
        Assert.Equal(
            [$"StatefulSet \"edited\" belongs to Keeper, and is not as that left it: kubectl-edit (Update, {time}) set spec.template.spec.containers[0].image; what a client calls itself in managedFields is its own choice"],
            result.Messages);
        Assert.Equal(1, result.Passed);
        Assert.Equal(0, result.ExitCode);
    }

    /// <summary>A custom resource as it is in an owner reference.</summary>
    private async Task<string> OwnerAsync()
    {
        await _cluster.DefineAsync("Keeper");
        await _cluster.CreateAsync("/apis/example.com/v1/namespaces/default/keepers", """{"apiVersion":"example.com/v1","kind":"Keeper","metadata":{"name":"orders"},"spec":{"image":"db:1"} }""");
        var keeper = await ReadAsync("/apis/example.com/v1/namespaces/default/keepers/orders");
        return $$"""{"apiVersion":"example.com/v1","kind":"Keeper","name":"orders","uid":"{{keeper.GetProperty("metadata").GetProperty("uid").GetString()}}","controller":true}""";
    }

    /// <summary>Edits until the edit is later than the object, to the second as the API server counts; its time.</summary>
    private async Task<string> EditAsync(Kubectl human)
    {
        for (var i = 2; ; i++)
        {
            await RunAsync(human.WithEditor($"sed -i 's/image: db:.*/image: db:{i}/'"), "edit", "statefulset", "edited");
            var metadata = (await ReadAsync(Sets + "/edited")).GetProperty("metadata");
            var time = metadata.GetProperty("managedFields").EnumerateArray().Single(static entry => entry.GetProperty("manager").GetString() == "kubectl-edit").GetProperty("time").GetString()!;
            if (time != metadata.GetProperty("creationTimestamp").GetString())
            {
                return time;
            }
        }
    }

    private async Task<JsonElement> ReadAsync(string path)
    {
        var answer = await _cluster.Admin.GetAsync(path, Cancellation);
        using var document = JsonDocument.Parse(answer.Body);
        return document.RootElement.Clone();
    }

    private static async Task RunAsync(Kubectl kubectl, params IReadOnlyList<string> arguments)
    {
        var result = await kubectl.RunAsync(["-n", "default", .. arguments], "", Cancellation);
        Assert.True(result.Succeeded, $"kubectl {string.Join(' ', arguments)}: {result.Error}");
    }

    private static string SetOf(string name, string owner) =>
        $$"""
        {"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"{{name}}","ownerReferences":[{{owner}}]},
         "spec":{"replicas":3,"serviceName":"{{name}}","selector":{"matchLabels":{"app":"{{name}}"} },
          "template":{"metadata":{"labels":{"app":"{{name}}"} },"spec":{"containers":[{"name":"db","image":"db:1"}]} } } }
        """;
}
