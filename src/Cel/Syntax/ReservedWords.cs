using System.Collections.Frozen;

namespace Caveat.Cel.Syntax;

/// <summary>Words that can't be a variable's or a function's name (CEL specification, Syntax: RESERVED); they may be a field's name.</summary>
internal static class ReservedWords
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        [
            "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
            "loop", "namespace", "package", "return", "var", "void", "while",
        ],
        StringComparer.Ordinal);

    // The grammar has tokens of their own for these, so not even a field can be called like them without backquotes.
    private static readonly FrozenSet<string> Keywords = FrozenSet.ToFrozenSet(["true", "false", "null", "in"], StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);

    public static bool IsKeyword(string word) => Keywords.Contains(word);
}
