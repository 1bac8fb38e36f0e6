using System.Text;
using Caveat.Cluster;
using Caveat.Faults.Tests.Cluster;

namespace Caveat.Faults.Tests.Load;

/// <summary>Writes Widgets to the API server itself, past the network that fails.</summary>
internal sealed class Writer
{
    // Longer than the API server waits for a webhook: what it makes of that is an answer.
    private static readonly TimeSpan AnswerBound = TimeSpan.FromSeconds(15);

    private const int PageSize = 500;

    private readonly ClusterConnection _connection;
    private readonly string _collection;

    public Writer(ClusterConnection connection, string place)
    {
        _connection = connection;
        _collection = $"/apis/{Manifests.Group}/v1/namespaces/{place}/widgets";
    }

    /// <summary>The server's words about the last write that was neither stored nor denied.</summary>
    public string LastRefusal { get; private set; } = "";

    public Task<WriteOutcome> CreateAsync(string name, string spec) => CreateAsync(Manifests.Widget(name, spec));

    public Task<WriteOutcome> CreateAsync(string widget) =>
        SendAsync((bytes, cancellation) => _connection.CreateAsync(_collection, bytes, cancellation), widget);

    /// <summary>What would become of it; nothing is stored.</summary>
    public Task<WriteOutcome> TryAsync(string name, string spec) =>
        SendAsync((bytes, cancellation) => _connection.CreateAsync(_collection + "?dryRun=All", bytes, cancellation), Manifests.Widget(name, spec));

    public Task<WriteOutcome> PatchAsync(string name, string patch) =>
        SendAsync((bytes, cancellation) => _connection.MergeAsync($"{_collection}/{name}", bytes, cancellation), patch);

    public Task<WriteOutcome> ScaleAsync(string name, int replicas) =>
        SendAsync((bytes, cancellation) => _connection.MergeAsync($"{_collection}/{name}/scale", bytes, cancellation), $$$"""{"spec":{"replicas":{{{replicas}}}}}""");

    public Task<WriteOutcome> DeleteAsync(string name) =>
        SendAsync((_, cancellation) => _connection.DeleteAsync($"{_collection}/{name}", cancellation), "");

    /// <summary>Names of what is stored and shouldn't be; the list is the API server's own.</summary>
    /// <param name="forbidden">Numbers of replicas.</param>
    public async Task<IReadOnlyList<string>> ForbiddenAsync(params IReadOnlyList<int> forbidden)
    {
        var names = new List<string>();
        var next = "";
        do
        {
            var answer = await _connection.GetAsync($"{_collection}?limit={PageSize}&continue={Uri.EscapeDataString(next)}", CancellationToken.None);
            Assert.True(answer.IsSuccess, answer.Complaint());
            var page = answer.Read()!.Root;
            foreach (var item in page.Property("items"u8).Elements)
            {
                var spec = item.Property("spec"u8);
                if (spec.Property("base"u8).Text == "closed" || forbidden.Contains((int)spec.Property("replicas"u8).AsInteger))
                {
                    names.Add(item.Property("metadata"u8).Property("name"u8).Text!);
                }
            }

            next = page.Property("metadata"u8).Property("continue"u8).Text ?? "";
        }
        while (next.Length > 0);
        return names;
    }

    private async Task<WriteOutcome> SendAsync(Func<ReadOnlyMemory<byte>, CancellationToken, Task<ClusterAnswer>> send, string body)
    {
        using var bound = new CancellationTokenSource(AnswerBound);
        try
        {
            var answer = await send(Encoding.UTF8.GetBytes(body), bound.Token);
            if (answer.IsSuccess)
            {
                return WriteOutcome.Stored;
            }

            var complaint = answer.Complaint();
            if (answer.Status == 403 && complaint.Contains("denied the request: ", StringComparison.Ordinal) && !complaint.Contains("could not be judged", StringComparison.Ordinal))
            {
                return WriteOutcome.Denied;
            }

            LastRefusal = complaint;
            return WriteOutcome.Refused;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            LastRefusal = e.Message;
            return WriteOutcome.Unknown;
        }
    }
}
