using System.Text.RegularExpressions;

namespace Caveat.Webhook.Tests;

/// <summary>What /metrics shows, by name, help and kind; and the rules of Prometheus' own linter.</summary>
public sealed class MetricsTests : IAsyncLifetime
{
    private WebhookServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await WebhookServer.StartAsync(clock: null, ("replicas.yaml", Samples.Policies));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task ShowsWhatIsDocumented() => Golden.Verify(string.Join('\n', await DescriptionsAsync()) + "\n", "metrics.txt");

    // promtool check metrics: counters end in _total and nothing else does, base units, no unit's abbreviation, a help text, no type in a name.
    [Fact]
    public async Task KeepsTheConventions()
    {
        foreach (var type in (await DescriptionsAsync()).Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)))
        {
            var (name, kind) = (type.Split(' ')[2], type.Split(' ')[3]);
            Assert.True(name.EndsWith("_total", StringComparison.Ordinal) == (kind == "counter"), type);
            Assert.DoesNotMatch(new Regex("_(ms|millis|milliseconds|minutes|hours|kb|kilobytes|counter|gauge|histogram)(_|$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture), name);
            Assert.Matches(new Regex("^caveat_[a-z]+(_[a-z]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture), name);
            Assert.True(kind != "histogram" || name.EndsWith("_seconds", StringComparison.Ordinal), type);
        }
    }

    [Fact]
    public async Task ForgetsThePoliciesThatAreGone()
    {
        await _server.PostAsync("/validate", Samples.Review(2));
        Assert.Contains("policy=\"replicas\"", await _server.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);

        await _server.WritePolicyAsync("replicas.yaml", Samples.Policies.Replace("{name: replicas}", "{name: others}", StringComparison.Ordinal));
        Assert.DoesNotContain("policy=\"replicas\"", await MetricsWhenAsync(text => !text.Contains("policy=\"replicas\"", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesTheDocumentThatDoesNotLoad()
    {
        const string problem = "caveat_policy_problem{document=\"";
        await _server.WritePolicyAsync("replicas.yaml", Samples.Policies.Replace("spec.replicas == 2", "spec.replicas ==", StringComparison.Ordinal));
        Assert.Contains("replicas.yaml\"} 1\n", await MetricsWhenAsync(text => text.Contains(problem, StringComparison.Ordinal)), StringComparison.Ordinal);

        await _server.WritePolicyAsync("replicas.yaml", Samples.Policies);
        Assert.DoesNotContain(problem, await MetricsWhenAsync(text => !text.Contains(problem, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CountsWhatIsUnderWay() =>
        Assert.Contains("\ncaveat_reviews_in_flight{phase=\"validate\"} 0\n", await _server.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);

    private async Task<string> MetricsWhenAsync(Func<string, bool> isWanted)
    {
        var bound = TimeSpan.FromSeconds(30);
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var text = await _server.Client.GetStringAsync("/metrics");
            if (isWanted(text) || TimeProvider.System.GetElapsedTime(started) > bound)
            {
                return text;
            }

            await Task.Delay(50);
        }
    }

    private async Task<List<string>> DescriptionsAsync() =>
        [.. (await _server.Client.GetStringAsync("/metrics")).Split('\n')
            .Where(line => line.StartsWith("# ", StringComparison.Ordinal) && line.Split(' ')[2].StartsWith("caveat_", StringComparison.Ordinal))
            .OrderBy(line => line.Split(' ')[2], StringComparer.Ordinal).ThenBy(line => line, StringComparer.Ordinal)];
}
