namespace Caveat.Cel.Syntax;

/// <summary>What of the language is on, and the limits of one expression.</summary>
public sealed record ParserOptions
{
    /// <summary>Highest worth of <see cref="MaxDepth"/> that counts: parser, checker and planner recurse a few frames a level.</summary>
    public const int HighestMaxDepth = 1000;

    /// <summary>Calls that the parser replaces; of two with the same name, count and style the later one counts.</summary>
    public IReadOnlyList<Macro> Macros
    {
        get => MacroTable.Macros;
        init => MacroTable = new MacroTable(value);
    }

    /// <summary>Most Unicode code points of the text, inclusive; cel-go's own default.</summary>
    public int MaxCodePoints { get; init; } = 100_000;

    /// <summary>
    /// Most levels of the tree as written, and of parentheses, inclusive; cel-go's own default. A chain of <c>&amp;&amp;</c> or <c>||</c> is
    /// balanced, so it has few levels; every other operator of a chain, and every selection, is one more. Above
    /// <see cref="HighestMaxDepth"/> that counts.
    /// </summary>
    public int MaxDepth { get; init; } = 250;

    /// <summary><c>a.?b</c>, <c>a[?b]</c>, <c>[?a]</c>, <c>{?k: v}</c>, <c>T{?f: v}</c>; an error when off.</summary>
    public bool OptionalSyntax { get; init; } = true;

    /// <summary>Selection with backquotes, <c>a.`b-c`</c>; an error when off.</summary>
    public bool QuotedFieldSyntax { get; init; } = true;

    internal MacroTable MacroTable { get; private init; } = MacroTable.Standard;
}
