using Caveat.Cluster;
using Caveat.Cluster.Watching;

namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>Brings the status of documents up to date; writes where something is to be said anew.</summary>
internal sealed class PolicyStatusWriter(ClusterConnection connection, PolicyEvents events, TimeProvider clock)
{
    private const int ConflictStatus = 409;

    private readonly ClusterConnection _connection = connection.Within(ReplicaLeases.AnswerTimeout);

    /// <summary>Null on success; else why the last that failed did.</summary>
    public async Task<string?> WriteAsync(ClusterPolicies policies, string own, IReadOnlyCollection<string> serving, CancellationToken cancellation)
    {
        string? failure = null;
        foreach (var watch in policies.Watches)
        {
            foreach (var (key, document) in watch.Objects)
            {
                if (policies.Standings.TryGetValue(ClusterPolicies.NameOf(watch, key), out var standing) && standing.Uid == document.Meta.Uid.Text)
                {
                    failure = await WriteAsync(PathOf(watch, key), document, new PolicyStatus(document.Root, own, standing, serving), cancellation) ?? failure;
                    if (standing.Problem is not null)
                    {
                        failure = await events.TellAsync(document, standing, cancellation) ?? failure;
                    }
                }
            }
        }

        return failure;
    }

    private async Task<string?> WriteAsync(string path, WatchedObject document, PolicyStatus status, CancellationToken cancellation)
    {
        if (status.Change(clock.GetUtcNow()) is not { } change)
        {
            return null;
        }

        var answer = await _connection.MergeAsync($"{path}/status", change, cancellation);
        // Somebody was faster, or it is gone: the watch will say.
        return answer.IsSuccess || answer.IsNotFound || answer.Status == ConflictStatus ? null : $"{document.Meta.Name.Text}: {answer.Complaint()}";
    }

    private static string PathOf(ResourceWatch watch, ObjectKey key)
    {
        var slash = watch.Path.LastIndexOf('/');
        return key.Namespace.Length == 0
            ? $"{watch.Path}/{key.Name}"
            : $"{watch.Path[..slash]}/namespaces/{key.Namespace}/{watch.Path[(slash + 1)..]}/{key.Name}";
    }
}
