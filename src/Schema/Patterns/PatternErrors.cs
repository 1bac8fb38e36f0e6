using System.Text.RegularExpressions;

namespace Caveat.Schema.Patterns;

/// <summary>Why a text is no pattern.</summary>
internal static class PatternErrors
{
    public const string TooLarge = "it is too large; write fewer repetitions";
    public const string TrailingBackslash = "a '\\' stands at the end";
    public const string MissingBracket = "a ']' is missing";
    public const string OpenQuote = "'\\Q' has no '\\E'";
    public const string BadCodePoint = "'\\x' takes two hexadecimal digits, or up to six in braces, of a Unicode character";
    public const string TooLong = "it has more than 10000 characters";

    public static string Group(string start) => $"groups that start with '{start}' are not there: no looking ahead or behind, no atomic groups, no conditions";

    public static string BackReference(char digit) => $"'\\{digit}' is not there: no references to groups";

    public static string Escape(char letter) => $"'\\{letter}' is no escape";

    public static string Of(RegexParseError error) => error switch
    {
        RegexParseError.QuantifierAfterNothing => "a repetition stands behind nothing",
        RegexParseError.NestedQuantifiersNotParenthesized => "a repetition stands behind a repetition",
        RegexParseError.ReversedQuantifierRange => "a repetition has its bounds reversed",
        RegexParseError.ReversedCharacterRange => "a range of characters has its ends reversed",
        RegexParseError.InsufficientClosingParentheses => "a ')' is missing",
        RegexParseError.InsufficientOpeningParentheses => "a ')' closes nothing",
        RegexParseError.UnterminatedBracket => MissingBracket,
        RegexParseError.ShorthandClassInCharacterRange => "a range of characters has a class as an end",
        RegexParseError.InvalidUnicodePropertyEscape or RegexParseError.UnrecognizedUnicodeProperty or RegexParseError.MalformedUnicodePropertyEscape => "'\\p' names no Unicode category",
        RegexParseError.QuantifierOrCaptureGroupOutOfRange => TooLarge,
        _ => "it can't be read",
    };
}
