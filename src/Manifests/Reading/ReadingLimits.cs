namespace Caveat.Manifests.Reading;

/// <summary>How much of a file is held at once.</summary>
/// <param name="MaxObjectBytes">Bytes of one object, or of one document that is no list; one of this length is read.</param>
/// <param name="MaxWholeListBytes">Bytes from which on a list is read item by item; at most <paramref name="MaxObjectBytes"/>.</param>
/// <param name="MaxBrokenDocuments">Documents without an end in one file, behind which the rest is not read: each costs a search for where the next begins.</param>
public sealed record ReadingLimits(int MaxObjectBytes, int MaxWholeListBytes, int MaxBrokenDocuments)
{
    /// <summary>An API server takes bodies of 3 MiB; the same object indented for people is up to twice as long.</summary>
    public static ReadingLimits Default { get; } = new(8 * 1024 * 1024, 1024 * 1024, 100);
}
