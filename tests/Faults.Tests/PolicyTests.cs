using Caveat.Faults.Tests.Cluster;
using Caveat.Faults.Tests.Load;

namespace Caveat.Faults.Tests;

/// <summary>Policies that are wrong, dear, or many, while writes go on.</summary>
[Collection(OneCluster.Name)]
public sealed class PolicyTests
{
    private const int Many = 100;

    // Five loops inside one another over a thousand items: beyond what one expression may cost, whoever counts.
    private const string Endless =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: endless}
        spec:
          match:
            resources: [{apiGroups: [faults.example.com], kinds: [Widget]}]
            objectSelector: {matchLabels: {judged: for-ever}}
          rules:
            - name: loops
              conflict:
                fields: [spec]
                when: object.spec.items.all(a, object.spec.items.all(b, object.spec.items.all(c, object.spec.items.all(d, object.spec.items.all(e, a + b + c + d + e >= 0)))))
        """;

    private const string Everything =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: everything}
        spec:
          match:
            resources: [{apiGroups: ['*'], kinds: ['*'], operations: ['*']}]
          rules:
            - name: nothing-goes
              conflict: {fields: [metadata.name], when: 'true'}
              message: nothing goes
        """;

    private readonly FaultyCluster _cluster;

    public PolicyTests(FaultyCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task APolicyThatDoesNotCompileLeavesItsLastGoodVersion()
    {
        await using var load = _cluster.StartLoad();
        await _cluster.ApplyAsync(Manifests.Against("changing", 4));
        await _cluster.UntilPoliciesAsync(2);
        await _cluster.ApplyAsync(Manifests.Against("changing", 4).Replace("== 4", "=== 5", StringComparison.Ordinal));
        foreach (var replica in _cluster.Webhooks)
        {
            await Eventually.HoldsAsync(async () => await replica.MetricAsync("caveat_policy_problems") == 1, $"{replica.Name} tells of the problem");
        }

        Assert.Equal(WriteOutcome.Denied, await _cluster.Writer.CreateAsync("four", """{"replicas":4}"""));
        var recovery = await load.UntilServedAsync();
        await DeleteAsync("changing");
        await FaultReport.CloseAsync(_cluster, load, "a policy that does not compile", recovery);
    }

    [Fact]
    public async Task APolicyThatLoopsStopsAtItsCostAndRefusesOnlyWhatItJudges()
    {
        await using var load = _cluster.StartLoad();
        await _cluster.ApplyAsync(Endless);
        await _cluster.UntilPoliciesAsync(2);
        Assert.Equal(WriteOutcome.Refused, await _cluster.Writer.CreateAsync(Labelled("looped", "for-ever")));
        Assert.Contains("endless/loops: could not be judged: ", _cluster.Writer.LastRefusal, StringComparison.Ordinal);
        Assert.Contains("cost", _cluster.Writer.LastRefusal, StringComparison.Ordinal);
        Assert.Equal(WriteOutcome.Stored, await _cluster.Writer.CreateAsync(Labelled("not-looped", "soon")));
        var recovery = await load.UntilServedAsync();
        await DeleteAsync("endless");
        Assert.Equal(WriteOutcome.Stored, await _cluster.Writer.CreateAsync(Labelled("looped", "for-ever")));
        await FaultReport.CloseAsync(_cluster, load, "a policy that loops to its cost limit", recovery);
    }

    [Fact]
    public async Task APolicyThatForbidsEverythingCanBeTakenAway()
    {
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        await _cluster.ApplyAsync(Everything);
        await load.UntilRefusedAsync(3);
        await Eventually.HoldsAsync(async () => !(await ConfigMapAsync("default")).Contains("created", StringComparison.Ordinal), "writes of every kind are denied");
        // What keeps a cluster alive goes on: its own namespaces, and the policies themselves.
        Assert.Contains("created", await ConfigMapAsync("kube-system"), StringComparison.Ordinal);
        await DeleteAsync("everything");
        var recovery = await load.UntilServedAsync();
        await FaultReport.CloseAsync(_cluster, load, "a policy that forbids everything, until it is deleted", recovery);
    }

    [Fact]
    public async Task AHundredPoliciesAtOnceAreEnforced()
    {
        await using var load = _cluster.StartLoad();
        await load.UntilServedAsync();
        var started = TimeProvider.System.GetTimestamp();
        await _cluster.ApplyAsync(string.Join("\n---\n", Enumerable.Range(0, Many).Select(static number => Manifests.Against($"many-{number}", 1000 + number))));
        await _cluster.UntilPoliciesAsync(1 + Many);
        var enforced = TimeProvider.System.GetElapsedTime(started);
        Assert.Equal(WriteOutcome.Denied, await _cluster.Writer.CreateAsync("last", $$"""{"replicas":{{1000 + Many - 1}}}"""));
        await load.UntilServedAsync();
        Assert.True((await _cluster.Admin.RunAsync("delete", "caveatpolicies", "--all")).Succeeded);
        await _cluster.UntilPoliciesAsync(1);
        await FaultReport.CloseAsync(_cluster, load, "a hundred policies applied at once, until all replicas enforce them", enforced);
    }

    private static string Labelled(string name, string judged) =>
        $$$"""{"apiVersion":"faults.example.com/v1","kind":"Widget","metadata":{"name":"{{{name}}}","labels":{"judged":"{{{judged}}}"}},"spec":{"replicas":1,"items":[{{{string.Join(',', Enumerable.Range(0, 1000))}}}]}}""";

    private async Task<string> ConfigMapAsync(string place)
    {
        var result = await _cluster.Admin.RunAsync("create", "configmap", "c" + Guid.NewGuid().ToString("N")[..8], "-n", place);
        return result.Output + result.Error;
    }

    private async Task DeleteAsync(string policy)
    {
        var result = await _cluster.Admin.RunAsync("delete", "caveatpolicy", policy);
        Assert.True(result.Succeeded, result.Error);
        await _cluster.UntilPoliciesAsync(1);
    }
}
