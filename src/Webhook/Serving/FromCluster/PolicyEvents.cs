using System.Security.Cryptography;
using System.Text;
using Caveat.Cluster.Watching;
using Caveat.Text;
using Caveat.Webhook.Observing.Events;

namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>An Event for each version of a document that is rejected. Its name says what it tells, so that several replicas make one.</summary>
internal sealed class PolicyEvents(EventSink sink)
{
    // Of an Event; the digest and its full stop have 17 of them.
    private const int MaxNameLength = 253;

    private const int DigestBytes = 8;

    private const int MaxStemLength = MaxNameLength - 1 - (2 * DigestBytes);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Versions that are remembered to have been told. Beyond it all are forgotten, and the API server says of those that it has that it has them.</summary>
    public const int MaxTold = 10_000;

    /// <summary>Null on success, and when it was told before; else why it could not be. What may go well in a moment is tried again by the next call; what the API server refuses is said once.</summary>
    public async Task<string?> TellAsync(WatchedObject document, PolicyStanding standing, CancellationToken cancellation)
    {
        var name = NameOf(document, standing);
        if (_told.Contains(name))
        {
            return null;
        }

        var meta = document.Meta;
        var about = new EventObject(
            document.Root.Property("apiVersion"u8).Text!, document.Root.Property("kind"u8).Text!, meta.Namespace.Text, meta.Name.Text!, meta.Uid.Text, meta.ResourceVersion.Text);
        var answer = await sink.WriteAsync(new EventNote(name, about, IsWarning: true, "Rejected", Excerpt.Of(standing.Problem ?? "", EventLimits.MaxMessageLength - 1)), cancellation);
        if (!answer.IsPassing)
        {
            Remember(name);
        }

        return answer.IsSuccess || answer.IsConflict ? null : $"{meta.Name.Text}: {answer.Complaint()}";
    }

    private void Remember(string name)
    {
        if (_told.Count >= MaxTold)
        {
            _told.Clear();
        }

        _told.Add(name);
    }

    private static string NameOf(WatchedObject document, PolicyStanding standing)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{standing.Uid}\n{standing.Generation}\n{standing.Problem}"));
        var stem = document.Meta.Name.Text!;
        return $"{(stem.Length > MaxStemLength ? stem[..MaxStemLength].TrimEnd('-', '.') : stem)}.{Convert.ToHexStringLower(digest.AsSpan(0, DigestBytes))}";
    }
}
