using System.Collections.Frozen;

namespace Caveat.Cel.Syntax;

/// <summary>Words that are operators in other languages.</summary>
internal static class WordSlips
{
    private static readonly FrozenDictionary<string, (TokenKind Meant, string Text)> Words =
        new Dictionary<string, (TokenKind Meant, string Text)>(StringComparer.Ordinal)
        {
            ["and"] = (TokenKind.And, "&&"),
            ["AND"] = (TokenKind.And, "&&"),
            ["or"] = (TokenKind.Or, "||"),
            ["OR"] = (TokenKind.Or, "||"),
            ["eq"] = (TokenKind.Equal, "=="),
            ["is"] = (TokenKind.Equal, "=="),
            ["ne"] = (TokenKind.NotEqual, "!="),
            ["lt"] = (TokenKind.Less, "<"),
            ["le"] = (TokenKind.LessOrEqual, "<="),
            ["gt"] = (TokenKind.Greater, ">"),
            ["ge"] = (TokenKind.GreaterOrEqual, ">="),
            ["mod"] = (TokenKind.Percent, "%"),
            ["IN"] = (TokenKind.In, "in"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Methods =
        FrozenSet.ToFrozenSet(["contains", "startsWith", "endsWith", "matches"], StringComparer.Ordinal);

    /// <summary>What a word between two operands was meant to be, with the message; null for any other word.</summary>
    public static (TokenKind Meant, string Message)? Find(string word)
    {
        if (Words.TryGetValue(word, out var slip))
        {
            return (slip.Meant, SyntaxErrors.NoSuchOperator(word, slip.Text));
        }

        return Methods.Contains(word) ? (TokenKind.Equal, SyntaxErrors.MethodNotOperator(word)) : null;
    }
}
