using Caveat.Cel.Functions;

namespace Caveat.Cel.Cost;

/// <summary>Sizes of what is in a list or a map.</summary>
/// <param name="IsList">A list rather than a map.</param>
/// <param name="Key">Of the index or key.</param>
/// <param name="Value">Of the element or value.</param>
internal sealed record EntrySize(bool IsList, Estimate Key, Estimate Value)
{
    /// <summary>Holds both; null when either is unknown.</summary>
    public static EntrySize? Union(EntrySize? first, EntrySize? second) =>
        first is null || second is null
            ? null
            : new EntrySize(first.IsList, first.Key.Union(second.Key), first.Value.Union(second.Value));
}
