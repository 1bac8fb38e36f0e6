using System.Net.Http.Headers;
using System.Text.Json;

namespace Caveat.Webhook.Tests.Fuzz;

/// <summary>Mutated reviews over the wire: what a client is answered is what the judge below HTTP says, and the server goes on serving.</summary>
public sealed class FuzzOverHttpTests : IAsyncLifetime
{
    private const int Runs = 600;
    private const int Seed = 7;

    private WebhookServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await WebhookServer.StartAsync(clock: null, ("policies.yaml", await File.ReadAllTextAsync(Path.Combine(ReviewCorpus.Directory, "policies.yaml"))));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task AnswersEachWithADecisionOrARefusal()
    {
        var corpus = ReviewCorpus.Read();
        var random = new Random(Seed);
        var octets = new OctetMutation(random, corpus);
        var structure = new StructureMutation(random);
        for (var run = 0; run < Runs; run++)
        {
            var review = run % 2 == 0 ? octets.Of(corpus[run % corpus.Count]) : structure.Of(corpus[run % corpus.Count]);
            foreach (var mutates in (bool[])[false, true])
            {
                var (status, body) = await PostAsync(mutates ? "/mutate" : "/validate", review);
                var expected = Caveat.Webhook.Fuzz.ReviewTarget.Answer(review, mutates);
                Assert.True(expected == (status == 200 ? body : MessageOf(status, body)), $"run {run}, octets {Convert.ToBase64String(review)}: {status} {body}");
            }
        }

        Assert.Equal("ok", await _server.Client.GetStringAsync("/healthz"));
        Assert.Contains("\ncaveat_internal_errors_total 0\n", await _server.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    private async Task<(int Status, string Body)> PostAsync(string path, byte[] review)
    {
        using var content = new ByteArrayContent(review);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _server.Client.PostAsync(path, content);
        // An error says where in its file a rule stands.
        return ((int)response.StatusCode, (await response.Content.ReadAsStringAsync()).Replace(_server.PolicyDirectory + "/", "", StringComparison.Ordinal));
    }

    // An empty body is told of by whoever reads it, before the judge.
    private static string MessageOf(int status, string body)
    {
        Assert.Equal(400, status);
        var message = JsonDocument.Parse(body).RootElement.GetProperty("message").GetString()!;
        return message;
    }
}
