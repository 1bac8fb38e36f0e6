namespace Caveat.Cel.Values;

/// <summary>Bounds of what an expression can make, so that a short expression can't fill the memory.</summary>
public static class ValueLimits
{
    /// <summary>
    /// Most elements of a list that an expression joins: a budget of 10,000,000 units can't make one of a million elements by <c>map</c>, which costs 12 an element.
    /// Only doubling by <c>+</c>, which costs 1 however long the lists are, gets there.
    /// </summary>
    public const int MaxListElements = 1_000_000;

    /// <summary>Most bytes of a string or of bytes that an expression joins: ten times what a budget of 1,000,000 units pays for at a tenth of a unit a code point.</summary>
    public const int MaxStringBytes = 100_000_000;

    /// <summary>Deepest nesting of lists and maps that is compared, hashed and printed: the stack of a thread of 1 MiB holds four times as much.</summary>
    public const int MaxNesting = 1_000;
}
