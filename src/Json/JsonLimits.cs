namespace Caveat.Json;

/// <summary>How much text is read before it is refused.</summary>
/// <param name="MaxBytes">Length of the text in bytes; a text of this length is read. At most <see cref="HardMaxBytes"/>.</param>
/// <param name="MaxDepth">Arrays and objects inside one another; a text of this depth is read. At most <see cref="HardMaxDepth"/>.</param>
public sealed record JsonLimits(int MaxBytes, int MaxDepth)
{
    /// <summary>Bytes that the tape can address: the length of a node has 27 bits.</summary>
    public const int HardMaxBytes = (1 << 27) - 1;

    /// <summary>Depth that the walks over a text, some of which recurse, are tested for.</summary>
    public const int HardMaxDepth = 1024;

    /// <summary>
    /// For what an API server sends: it takes bodies of 3 MiB, a review carries the object twice, and 1 MiB is left for the rest.
    /// The server's own decoder allows a depth of 10,000; no schema that it serves comes near 512.
    /// </summary>
    public static JsonLimits Review { get; } = new(7 * 1024 * 1024, 512);

    /// <summary>For files and for lists from an API server, which sends pages of 500 objects.</summary>
    public static JsonLimits Document { get; } = new(32 * 1024 * 1024, 512);
}
