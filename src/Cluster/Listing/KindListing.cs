using System.Threading.Channels;

namespace Caveat.Cluster.Listing;

/// <summary>
/// One resource being listed in the background, a page ahead of who reads it: over all namespaces, or where that is forbidden namespace by namespace, as far as the user's
/// rights go.
/// </summary>
internal sealed class KindListing
{
    // Names in a problem: who has more looks at the first.
    private const int MaxNamed = 5;

    private readonly Func<AuditedResource, string, CollectionReader> _readers;
    private readonly NamespaceNames _namespaces;
    private readonly Channel<IReadOnlyList<ListedObject>> _pages = Channel.CreateBounded<IReadOnlyList<ListedObject>>(1);
    private readonly List<string> _refused = [];
    private string? _problem;
    private Task _running = Task.CompletedTask;
    private long _remaining;

    private KindListing(AuditedResource audited, Func<AuditedResource, string, CollectionReader> readers, NamespaceNames namespaces)
    {
        Audited = audited;
        _readers = readers;
        _namespaces = namespaces;
    }

    public AuditedResource Audited { get; }

    /// <summary>Objects that the server says are still to come; at least.</summary>
    public long Remaining => Interlocked.Read(ref _remaining);

    /// <param name="audited">What is listed.</param>
    /// <param name="readers">Makes a reader of a collection, in all namespaces or in one.</param>
    /// <param name="namespaces">Where to look.</param>
    /// <param name="cancellation">Ends it.</param>
    public static KindListing Start(
        AuditedResource audited, Func<AuditedResource, string, CollectionReader> readers, NamespaceNames namespaces, CancellationToken cancellation)
    {
        var listing = new KindListing(audited, readers, namespaces);
        listing._running = listing.RunAsync(cancellation);
        return listing;
    }

    /// <summary>The next page; null at the end.</summary>
    public async ValueTask<IReadOnlyList<ListedObject>?> NextAsync(CancellationToken cancellation) =>
        await _pages.Reader.WaitToReadAsync(cancellation) && _pages.Reader.TryRead(out var page) ? page : null;

    /// <summary>Waits for the end; why not everything was listed, as a sentence, or null when it was.</summary>
    public async Task<string?> EndAsync()
    {
        await _running;
        if (_refused.Count > 0)
        {
            var more = _refused.Count > MaxNamed ? $" and {_refused.Count - MaxNamed} more" : "";
            return $"{Audited.Resource}: not audited in namespace {string.Join(", ", _refused.Take(MaxNamed))}{more}: {_problem}";
        }

        return _problem is null ? null : $"{Audited.Resource}: not audited in full: {_problem}";
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            if (Audited.Resource.IsNamespaced && _namespaces.Chosen is { Count: > 0 } chosen)
            {
                await ReadAllAsync(chosen, cancellation);
            }
            else if (await ReadAsync("", cancellation) is { } reader && reader.Problem is { } problem)
            {
                await ReadAllowedAsync(reader, problem, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Who cancelled knows.
        }
        finally
        {
            _pages.Writer.Complete();
        }
    }

    private async Task ReadAllowedAsync(CollectionReader reader, string problem, CancellationToken cancellation)
    {
        _problem = problem;
        if (!Audited.Resource.IsNamespaced || !reader.IsForbidden)
        {
            return;
        }

        var (names, failure) = await _namespaces.AllAsync(cancellation);
        if (failure is not null)
        {
            _problem = $"{problem}; nor can the namespaces be listed: name those that you may read with --namespace";
            return;
        }

        _problem = null;
        await ReadAllAsync(names, cancellation);
    }

    private async Task ReadAllAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        foreach (var name in names)
        {
            if ((await ReadAsync(name, cancellation)).Problem is { } problem)
            {
                _refused.Add(name);
                _problem ??= problem;
            }
        }
    }

    private async Task<CollectionReader> ReadAsync(string place, CancellationToken cancellation)
    {
        var reader = _readers(Audited, place);
        await foreach (var page in reader.ReadAsync(cancellation))
        {
            Interlocked.Exchange(ref _remaining, reader.Remaining);
            await _pages.Writer.WriteAsync(page, cancellation);
        }

        Interlocked.Exchange(ref _remaining, 0);
        return reader;
    }
}
