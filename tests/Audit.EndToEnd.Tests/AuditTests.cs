namespace Caveat.Audit.EndToEnd.Tests;

[Collection(nameof(OneCluster))]
public sealed class AuditTests
{
    // A few of the twenty that there are.
    private const int PagesBeforeInterrupt = 6;

    private readonly AuditedCluster _cluster;

    public AuditTests(AuditedCluster cluster) => _cluster = cluster;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryBrokenObjectIsFoundAndNoOther()
    {
        var result = await AuditAsync(_cluster.Plane.AdminKubeconfig);
        AssertWhole(result);
    }

    [Fact]
    public async Task AListThatExpiresMidwayIsGoneOnWith()
    {
        var expired = 0;
        await using var gateway = new Gateway(_cluster.Admin, async path =>
        {
            if (path.Contains("/widgets?", StringComparison.Ordinal) && path.Contains("continue=", StringComparison.Ordinal) && Interlocked.Increment(ref expired) == 2)
            {
                await ForgetAsync(path);
            }

            return false;
        });
        AssertWhole(await AuditResult.RunAsync(gateway.Kubeconfig, Cancellation));
        Assert.True(expired >= 2, "the list was never continued");
    }

    [Fact]
    public async Task AServerThatRestartsMidwayIsWaitedFor()
    {
        var pages = 0;
        var restart = Task.CompletedTask;
        await using var gateway = new Gateway(_cluster.Admin, path =>
        {
            var isCut = path.Contains("continue=", StringComparison.Ordinal) && Interlocked.Increment(ref pages) is 4;
            restart = isCut ? RestartAsync() : restart;
            return Task.FromResult(isCut);
        });
        AssertWhole(await AuditResult.RunAsync(gateway.Kubeconfig, Cancellation));
        Assert.True(pages >= 4, "no list was cut");
        await restart;
    }

    [Fact]
    public async Task AKindWhoseDefinitionIsGoneIsToldAndTheRestIsFound()
    {
        using var directory = new TemporaryDirectory();
        var policy = BrokenThings.Policies[..BrokenThings.Policies.IndexOf("---", StringComparison.Ordinal)];
        await File.WriteAllTextAsync(directory.PathOf("doomed.yaml"), policy.Replace("Widget", "Doomed", StringComparison.Ordinal).Replace("widgets", "doomed", StringComparison.Ordinal), Cancellation);
        await using var gateway = new Gateway(_cluster.Admin, async path =>
        {
            if (path.Contains("/doomeds?", StringComparison.Ordinal))
            {
                await _cluster.Admin.DeleteAsync("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/doomeds.example.com", CancellationToken.None);
                await _cluster.WaitForAsync("/apis/example.com/v1/doomeds", 404);
            }

            return false;
        });
        var result = await AuditResult.RunAsync(gateway.Kubeconfig, Cancellation, "-p", directory.PathOf("doomed.yaml"));
        Assert.Equal(BrokenThings.Expected(), result.Findings);
        Assert.Contains("doomeds.example.com: not audited in full: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public async Task ANamespaceThatMayNotBeListedIsToldAndTheRestIsFound()
    {
        const string Hidden = "team-7";
        await _cluster.AllowAsync("auditor", Enumerable.Range(0, BrokenThings.Namespaces).Select(BrokenThings.NamespaceName).Where(static name => name != Hidden));
        var kubeconfig = _cluster.Plane.KubeconfigFor("auditor", "system:authenticated");
        var result = await AuditAsync(kubeconfig);
        Assert.Equal(BrokenThings.Expected(static i => BrokenThings.NamespaceOf(i) != Hidden), result.Findings);
        Assert.Contains("widgets.example.com: not audited in namespace default, kube-node-lease, kube-public, kube-system, team-7: the API server says: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(1, (await AuditAsync(kubeconfig, "--allow-partial", "-n", "team-6", "-n", Hidden)).ExitCode);
    }

    [Fact]
    public async Task AnInterruptedAuditReportsWhatItFound()
    {
        using var interrupt = new CancellationTokenSource();
        var pages = 0;
        await using var gateway = new Gateway(_cluster.Admin, async path =>
        {
            if (path.Contains("continue=", StringComparison.Ordinal) && Interlocked.Increment(ref pages) == 6)
            {
                await interrupt.CancelAsync();
            }

            return false;
        });
        var result = await AuditResult.RunAsync(gateway.Kubeconfig, interrupt.Token);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("interrupted; ", result.Error, StringComparison.Ordinal);
        Assert.Equal([result.Error.TrimEnd()], result.Problems);
        Assert.NotEmpty(result.Findings);
        Assert.Subset(BrokenThings.Expected().ToHashSet(), result.Findings.ToHashSet());
        Assert.InRange(result.Passed, 1, BrokenThings.Count * 9 / 10);
    }

    /// <summary>A real process and a real Ctrl-C, while it waits for the API server.</summary>
    [Fact]
    public async Task AnInterruptedProcessReportsWhatItFound()
    {
        using var directory = new TemporaryDirectory();
        var pages = 0;
        var started = new TaskCompletionSource<AuditProcess>();
        await using var gateway = new Gateway(_cluster.Admin, async path =>
        {
            if (path.Contains("continue=", StringComparison.Ordinal) && Interlocked.Increment(ref pages) is >= PagesBeforeInterrupt and var page)
            {
                var running = await started.Task;
                // No page comes after the signal, however late the process hears of it.
                await (page == PagesBeforeInterrupt ? running.InterruptAsync() : running.Ended);
            }

            return false;
        });
        var process = await AuditProcess.StartAsync(directory, gateway.Kubeconfig);
        started.SetResult(process);
        var result = await process.ResultAsync();
        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"interrupted; {result.Findings.Count + result.Passed} objects were judged\n", result.Error);
        Assert.NotEmpty(result.Findings);
        Assert.Subset(BrokenThings.Expected().ToHashSet(), result.Findings.ToHashSet());
        Assert.InRange(result.Passed, 1, BrokenThings.Count * 9 / 10);
    }

    [Fact]
    public async Task ClustersAreAuditedSideBySideAndOneThatIsAwayIsTold()
    {
        var text = await File.ReadAllTextAsync(_cluster.Plane.AdminKubeconfig, Cancellation);
        var contexts = text.Replace("contexts:\n", "contexts:\n  - {name: other, context: {cluster: caveat, user: caveat-admin}}\n  - {name: away, context: {cluster: away, user: caveat-admin}}\n", StringComparison.Ordinal)
            .Replace("clusters:\n", "clusters:\n  - {name: away, cluster: {server: 'https://127.0.0.1:1'}}\n", StringComparison.Ordinal);
        var result = await AuditResult.RunAsync(contexts, Cancellation, "--context", "caveat", "--context", "other", "--context", "away", "--context", "other", "-n", "team-20", "-n", "team-20");
        var expected = BrokenThings.Expected(static i => BrokenThings.NamespaceOf(i) == "team-20");
        Assert.NotEmpty(expected);
        Assert.Equal([.. expected.Select(static each => $"caveat: {each}"), .. expected.Select(static each => $"other: {each}")], result.Findings);
        Assert.StartsWith("context away: https://127.0.0.1:1: the API server can't be reached: ", result.Error, StringComparison.Ordinal);
        Assert.Equal([result.Error.TrimEnd()], result.Problems);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public async Task AContextThatIsNotThereIsTold()
    {
        var result = await AuditAsync(_cluster.Plane.AdminKubeconfig, "--context", "nowhere");
        Assert.Contains("context nowhere: ", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("no context 'nowhere'; it has caveat", result.Error.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(2, result.ExitCode);
    }

    private static async Task<AuditResult> AuditAsync(string kubeconfig, params string[] more) =>
        await AuditResult.RunAsync(await File.ReadAllTextAsync(kubeconfig, Cancellation), Cancellation, more);

    private static void AssertWhole(AuditResult result)
    {
        Assert.Equal("", result.Error);
        Assert.Equal(BrokenThings.Expected(), result.Findings);
        Assert.Equal(BrokenThings.Count, result.Findings.Count + result.Passed);
        Assert.Equal(1, result.ExitCode);
    }

    /// <summary>Makes the server forget the list that a path goes on with: it does so with every list that is older than the writes of some seconds.</summary>
    private async Task ForgetAsync(string path)
    {
        using var stop = new CancellationTokenSource();
        var writing = WriteAsync(stop.Token);
        await _cluster.WaitForAsync(path, 410);
        await stop.CancelAsync();
        await writing;
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        for (var i = 0; !cancellation.IsCancellationRequested; i++)
        {
            var name = $"note-{Guid.NewGuid():N}";
            await _cluster.CreateAsync("/api/v1/namespaces/default/configmaps", $$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{name}}"} }""");
            await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        }
    }

    private async Task RestartAsync()
    {
        await _cluster.Plane.StopApiServerAsync();
        (await _cluster.Plane.StartApiServerAsync()).OrThrow();
    }
}
