namespace Caveat.Cel.RegularExpressions;

/// <summary>A place between two code points of a text, which assertions hold at or not.</summary>
/// <param name="Before">What stands before it.</param>
/// <param name="Behind">What stands behind it.</param>
internal readonly record struct Re2Place(Re2Neighbor Before, Re2Neighbor Behind)
{
    /// <summary>The place before a byte of a text; behind the last one when the offset is the text's length.</summary>
    public static Re2Place Of(ReadOnlySpan<byte> utf8, int at) => new(
        at == 0 ? Re2Neighbor.Edge : NeighborOf(utf8[at - 1]),
        at == utf8.Length ? Re2Neighbor.Edge : NeighborOf(utf8[at]));

    /// <param name="codePoint">Or any byte of one that is not ASCII.</param>
    public static Re2Neighbor NeighborOf(int codePoint) => codePoint switch
    {
        '\n' => Re2Neighbor.Newline,
        '_' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') => Re2Neighbor.Word,
        _ => Re2Neighbor.Other,
    };

    public bool Holds(Re2AssertionKind kind) => kind switch
    {
        Re2AssertionKind.BeginText => Before == Re2Neighbor.Edge,
        Re2AssertionKind.EndText => Behind == Re2Neighbor.Edge,
        Re2AssertionKind.BeginLine => Before is Re2Neighbor.Edge or Re2Neighbor.Newline,
        Re2AssertionKind.EndLine => Behind is Re2Neighbor.Edge or Re2Neighbor.Newline,
        Re2AssertionKind.WordBoundary => Before == Re2Neighbor.Word != (Behind == Re2Neighbor.Word),
        _ => Before == Re2Neighbor.Word == (Behind == Re2Neighbor.Word),
    };
}
