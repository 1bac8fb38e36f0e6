namespace Caveat.Cluster.Listing;

/// <summary>Which namespaces there are. Asked once.</summary>
public sealed class NamespaceNames
{
    private static readonly AuditedResource Namespaces = new(new ServedResource("", "v1", "namespaces", "Namespace", IsNamespaced: false), "");

    private readonly CollectionReader _reader;
    private readonly Lock _lock = new();
    private Task<(IReadOnlyList<string> Names, string? Failure)>? _all;

    /// <param name="chosen">Those that are looked at; empty for all.</param>
    /// <param name="readers">Makes a reader of a collection.</param>
    public NamespaceNames(IReadOnlyList<string> chosen, Func<AuditedResource, string, CollectionReader> readers)
    {
        Chosen = chosen;
        _reader = readers(Namespaces, "");
    }

    /// <summary>Empty for all.</summary>
    public IReadOnlyList<string> Chosen { get; }

    /// <summary>Those of the cluster, or a failure as a clause.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<(IReadOnlyList<string> Names, string? Failure)> AllAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            return _all ??= ReadAsync(cancellation);
        }
    }

    private async Task<(IReadOnlyList<string> Names, string? Failure)> ReadAsync(CancellationToken cancellation)
    {
        List<string> names = [];
        await foreach (var page in _reader.ReadAsync(cancellation))
        {
            foreach (var each in page)
            {
                names.Add(each.Name);
            }
        }

        return (names, _reader.Problem);
    }
}
