namespace Caveat.Cel.RegularExpressions;

/// <summary>Matches a place, no text.</summary>
internal sealed class Re2Assertion(Re2AssertionKind kind) : Re2Node
{
    public Re2AssertionKind Kind { get; } = kind;
}
