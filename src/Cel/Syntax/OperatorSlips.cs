namespace Caveat.Cel.Syntax;

/// <summary>Operators of other languages that people write by habit.</summary>
internal static class OperatorSlips
{
    // Longer ones first: the first that fits is taken.
    private static readonly OperatorSlip[] Slips =
    [
        Slip("===", TokenKind.Equal, "=="),
        Slip("!==", TokenKind.NotEqual, "!="),
        new("=~", TokenKind.Equal, SyntaxErrors.OperatorIsAFunction("=~", "x.matches(pattern)")),
        new("??", TokenKind.Or, SyntaxErrors.OperatorIsAFunction("??", "x.?field.orValue(y)")),
        new("**", TokenKind.Star, SyntaxErrors.NoPowers),
        Slip("=>", TokenKind.GreaterOrEqual, ">="),
        Slip("=<", TokenKind.LessOrEqual, "<="),
        Slip("<>", TokenKind.NotEqual, "!="),
        Slip(":=", TokenKind.Equal, "=="),
        Slip("=", TokenKind.Equal, "=="),
        Slip("&", TokenKind.And, "&&"),
        Slip("|", TokenKind.Or, "||"),
    ];

    public static OperatorSlip? Find(ReadOnlySpan<char> text)
    {
        foreach (var slip in Slips)
        {
            if (text.StartsWith(slip.Written, StringComparison.Ordinal) && !IsRight(slip, text))
            {
                return slip;
            }
        }

        return null;
    }

    // "==", "&&" and "||" begin like slips and are none.
    private static bool IsRight(OperatorSlip slip, ReadOnlySpan<char> text) =>
        slip.Written.Length == 1 && text.Length > 1 && text[1] == text[0];

    private static OperatorSlip Slip(string written, TokenKind meant, string meantText) =>
        new(written, meant, SyntaxErrors.NoSuchOperator(written, meantText));
}
