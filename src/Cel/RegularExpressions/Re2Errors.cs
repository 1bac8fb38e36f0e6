namespace Caveat.Cel.RegularExpressions;

/// <summary>What can be wrong with a pattern, in the words of Go's <c>regexp/syntax</c>, which clients of cel-go know.</summary>
internal static class Re2Errors
{
    // UTF-16 units of a pattern that are shown. Go shows all of it, which may be a hundred thousand.
    private const int MaxShownLength = 500;

    public static string InvalidRange(string at) => Error("invalid character class range", at);

    public static string InvalidEscape(string at) => Error("invalid escape sequence", at);

    public static string InvalidNamedCapture(string at) => Error("invalid named capture", at);

    public static string InvalidPerlSyntax(string at) => Error("invalid or unsupported Perl syntax", at);

    public static string NestedRepetition(string at) => Error("invalid nested repetition operator", at);

    public static string InvalidRepeatCount(string at) => Error("invalid repeat count", at);

    public static string InvalidUtf8(string at) => Error("invalid UTF-8", at);

    public static string MissingBracket(string at) => Error("missing closing ]", at);

    public static string MissingParen(string at) => Error("missing closing )", at);

    public static string MissingArgument(string at) => Error("missing argument to repetition operator", at);

    public static string TrailingBackslash() => Error("trailing backslash at end of expression", "");

    public static string UnexpectedParen(string at) => Error("unexpected )", at);

    public static string TooDeep(string at) => Error("expression nests too deeply", at);

    public static string TooLarge(string at) => Error("expression too large", at);

    /// <summary>Without the pattern, which nobody would read to its end.</summary>
    public static string TooLong(int length) => $"error parsing regexp: expression too large: {length} characters, of at most {Re2Limits.MaxPatternLength}";

    private static string Error(string what, string at) => $"error parsing regexp: {what}: `{Cut(at)}`";

    private static string Cut(string at) =>
        at.Length <= MaxShownLength ? at : string.Concat(at.AsSpan(0, char.IsHighSurrogate(at[MaxShownLength - 1]) ? MaxShownLength - 1 : MaxShownLength), "…");
}
