using System.Runtime.CompilerServices;

namespace Caveat.Cluster.Listing;

/// <summary>
/// The objects of several resources, page by page, several resources at a time and in an order that the cluster's contents alone decide: a page of each in turn. What is held is
/// bounded by <see cref="MaxKindsAtOnce"/> times two pages. For one reading.
/// </summary>
public sealed class ClusterListing
{
    /// <summary>Resources that are listed at a time. Most resources of a cluster have one page of objects, and wait for the server's answer all the while.</summary>
    public const int MaxKindsAtOnce = 4;

    private readonly IReadOnlyList<AuditedResource> _resources;
    private readonly Func<AuditedResource, string, CollectionReader> _readers;
    private readonly NamespaceNames _namespaces;
    private readonly List<KindListing> _open = [];
    private int _begun;
    private long _given;
    private int _ended;
    private long _remaining;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="resources">What is listed.</param>
    /// <param name="namespaces">Where; empty for everywhere. What is in no namespace is listed all the same.</param>
    /// <param name="bounds">How much is asked for at once, and how often.</param>
    /// <param name="clock">Measures pauses.</param>
    public ClusterListing(ClusterConnection connection, IReadOnlyList<AuditedResource> resources, IReadOnlyList<string> namespaces, ListBounds bounds, TimeProvider clock)
    {
        _resources = resources;
        _readers = (resource, place) => new CollectionReader(connection, resource, place, bounds, clock);
        _namespaces = new NamespaceNames(namespaces, _readers);
    }

    /// <summary>Resources that were listed to their end.</summary>
    public int Ended => Volatile.Read(ref _ended);

    /// <summary>Objects that were given.</summary>
    public long Given => Interlocked.Read(ref _given);

    /// <summary>Objects that are still to come, as far as the server has said.</summary>
    public long Remaining => Interlocked.Read(ref _remaining);

    /// <summary>Pages as they come, and the problem of a resource that was not listed in full, at its end.</summary>
    public async IAsyncEnumerable<ListedPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            while (Open(stop.Token))
            {
                for (var i = 0; i < _open.Count; i++)
                {
                    var listing = _open[i];
                    if (await listing.NextAsync(cancellation) is { } page)
                    {
                        Count(page.Count);
                        yield return new ListedPage(listing.Audited.Resource, page, null);
                    }
                    else
                    {
                        _open.RemoveAt(i--);
                        Interlocked.Increment(ref _ended);
                        if (await listing.EndAsync() is { } problem)
                        {
                            yield return new ListedPage(listing.Audited.Resource, [], problem);
                        }
                    }
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            foreach (var listing in _open)
            {
                await listing.EndAsync();
            }
        }
    }

    private bool Open(CancellationToken cancellation)
    {
        while (_open.Count < MaxKindsAtOnce && _begun < _resources.Count)
        {
            _open.Add(KindListing.Start(_resources[_begun++], _readers, _namespaces, cancellation));
        }

        return _open.Count > 0;
    }

    private void Count(int objects)
    {
        Interlocked.Add(ref _given, objects);
        var remaining = 0L;
        foreach (var listing in _open)
        {
            remaining += listing.Remaining;
        }

        Interlocked.Exchange(ref _remaining, remaining);
    }
}
