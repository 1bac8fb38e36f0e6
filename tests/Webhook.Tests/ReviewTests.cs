namespace Caveat.Webhook.Tests;

public sealed class ReviewTests : IAsyncLifetime
{
    private readonly BreakableClock _clock = new();
    private WebhookServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await WebhookServer.StartAsync(_clock, ("replicas.yaml", Samples.Policies));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task AllowsASoundWrite() => Assert.Equal((200, Samples.Allowed()), await _server.PostAsync("/validate", Samples.Review()));

    [Fact]
    public async Task AllowsWhatNoPolicyMatches() =>
        Assert.Equal((200, Samples.Allowed()), await _server.PostAsync("/validate", Samples.Review(2, group: "example.org")));

    [Fact]
    public async Task DeniesWithTheCauseForPeopleAndForClients()
    {
        var (status, body) = await _server.PostAsync("/validate", Samples.Review(2));
        Assert.Equal(200, status);
        Golden.Verify(body, "denied.json");
    }

    [Fact]
    public async Task FillsInADefault()
    {
        var (status, body) = await _server.PostAsync("/mutate", Samples.Review());
        Assert.Equal(200, status);
        Golden.Verify(body, "defaulted.json");
    }

    [Fact]
    public async Task LetsTheClustersOwnNamespacesPassWhateverAPolicySays() =>
        Assert.Equal((200, Samples.Allowed()), await _server.PostAsync("/validate", Samples.Review(2, place: "kube-system")));

    [Fact]
    public async Task TakesContentTypesWithParameters() =>
        Assert.Equal((200, Samples.Allowed("2")), await _server.PostAsync("/validate", Samples.Review(uid: "2")));

    [Fact]
    public async Task DeniesWhenABugKeepsItFromJudging()
    {
        _clock.IsBroken = true;
        Assert.Equal(
            (200, """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"705ab4f5","allowed":false,"status":{"status":"Failure","message":"caveat failed to judge this write, and refuses it; the webhook's log has the error","reason":"InternalError","code":500}}}"""),
            await _server.PostAsync("/validate", Samples.Review()));
        _clock.IsBroken = false;
        Assert.Equal((200, Samples.Allowed()), await _server.PostAsync("/validate", Samples.Review()));
        Assert.Contains("\ncaveat_internal_errors_total 1\n", await _server.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyAtOnceGetTheirOwnAnswers()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => _server.PostAsync("/validate", Samples.Review(uid: $"u{i}"))));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (200, Samples.Allowed($"u{i}"))), answers);
    }

    [Fact]
    public async Task CountsDecisionsAndViolations()
    {
        await _server.PostAsync("/validate", Samples.Review());
        await _server.PostAsync("/validate", Samples.Review(2));
        var metrics = await _server.Client.GetStringAsync("/metrics");
        Assert.Contains("\ncaveat_decisions_total{phase=\"validate\",allowed=\"true\"} 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("\ncaveat_decisions_total{phase=\"validate\",allowed=\"false\"} 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("\ncaveat_violations_total{policy=\"replicas\",rule=\"not-two\",outcome=\"denied\"} 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("\ncaveat_policies 1\n", metrics, StringComparison.Ordinal);
    }
}
