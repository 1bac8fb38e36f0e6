using Caveat.Cel.Values;

namespace Caveat.Cel.Functions;

/// <summary>Measures that the API server's costs are made of (cel-go, common/cost.go and interpreter/runtimecost.go).</summary>
public static class ValueCost
{
    /// <summary>Units a code point of a string that is walked over.</summary>
    public const double StringTraversalFactor = 0.1;

    /// <summary>Units a code point of a pattern.</summary>
    public const double PatternLengthFactor = 0.25;

    /// <summary>Making a list.</summary>
    public const int ListCreation = 10;

    /// <summary>Making a map.</summary>
    public const int MapCreation = 30;

    /// <summary>Making an object.</summary>
    public const int ObjectCreation = 40;

    // Up to here a walk costs 1, so the code points need not be counted.
    private const int BytesOfOneUnit = 10;

    /// <summary>Code points of a string, octets of bytes, elements of a list, entries of a map; 1 for every other value.</summary>
    public static long SizeOf(in Value value) => value.Kind switch
    {
        ValueKind.String => CodePoints.Count(value.AsUtf8),
        ValueKind.Bytes => value.As<BytesObject>().Bytes.Length,
        ValueKind.List => value.As<ListObject>().Count(value.Bits),
        ValueKind.Map => value.As<MapObject>().Count(value.Bits),
        _ => 1,
    };

    /// <summary>A tenth of a size, rounded up.</summary>
    public static long Traversal(long size) => (long)Math.Ceiling(size * StringTraversalFactor);

    /// <summary>A tenth of the size of a value, rounded up.</summary>
    public static long TraversalOf(in Value value)
    {
        if (value.Kind == ValueKind.String && value.AsUtf8.Length is var bytes and <= BytesOfOneUnit)
        {
            return bytes == 0 ? 0 : 1;
        }

        return Traversal(SizeOf(value));
    }

    /// <summary>Walking over two values side by side: a tenth of the smaller one's size, rounded up.</summary>
    public static long ParallelTraversal(in Value a, in Value b) => Math.Min(TraversalOf(a), TraversalOf(b));

    /// <summary>Searching a string for a pattern.</summary>
    public static long Search(in Value text, in Value pattern)
    {
        var walked = (long)Math.Ceiling((1.0 + SizeOf(text)) * StringTraversalFactor);
        return walked * (long)Math.Ceiling(SizeOf(pattern) * PatternLengthFactor);
    }
}
