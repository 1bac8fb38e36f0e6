using System.Security.Cryptography;
using System.Text;
using Caveat.Cluster.Watching;
using Caveat.Webhook.Observing.Events;

namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>An Event for each version of a document that is rejected. Its name says what it tells, so that several replicas make one.</summary>
internal sealed class PolicyEvents(EventSink sink)
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public async Task TellAsync(WatchedObject document, PolicyStanding standing, CancellationToken cancellation)
    {
        var meta = document.Meta;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{standing.Uid}\n{standing.Generation}\n{standing.Problem}"));
        var name = $"{meta.Name.Text}.{Convert.ToHexStringLower(digest.AsSpan(0, 8))}";
        if (!_told.Add(name))
        {
            return;
        }

        var about = new EventObject(
            document.Root.Property("apiVersion"u8).Text!, document.Root.Property("kind"u8).Text!, meta.Namespace.Text, meta.Name.Text!, meta.Uid.Text, meta.ResourceVersion.Text);
        var answer = await sink.WriteAsync(new EventNote(name, about, IsWarning: true, "Rejected", standing.Problem ?? ""), cancellation);
        if (!answer.IsSuccess && !answer.IsConflict)
        {
            _told.Remove(name);
        }
    }
}
