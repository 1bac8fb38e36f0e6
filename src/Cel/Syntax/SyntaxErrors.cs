using System.Globalization;

namespace Caveat.Cel.Syntax;

/// <summary>Every message of the lexer and the parser.</summary>
internal static class SyntaxErrors
{
    public const string EmptyExpression = "the expression is empty";
    public const string StringInTripleQuotesHasNoEnd = "the string has no end; close it with three quotes";
    public const string BackquoteHasNoEnd = "the quoted field name has no end; close it with '`'";
    public const string BackquotedNameIsEmpty = "a quoted field name can't be empty";
    public const string CommentHasNoEnd = "CEL has no '/*' comments; begin each line of the comment with '//'";
    public const string NoPowers = "'**' is no operator, and CEL has no powers; multiply with '*'";
    public const string HashIsNoComment = "'#' does not begin a comment; write '//'";
    public const string SemicolonIsNotNeeded = "an expression does not end in ';'; leave it out";
    public const string CurlyQuotes = "curly quotes don't make a string; write ' or \"";
    public const string EscapeAtTheEnd = "'\\' escapes nothing; write '\\\\' for a backslash";
    public const string SurrogateEscape = "a surrogate is no code point; write the character itself or '\\U' with its eight digits";
    public const string CodePointTooLarge = "the escape is beyond the last code point, 10ffff";
    public const string UnicodeEscapeInBytes = "a byte literal has no '\\u' escapes; write the character itself, or its bytes as '\\x' with two digits";
    public const string OptionalSyntaxIsOff = "optional syntax ('?') is off in this environment";
    public const string QuotedFieldSyntaxIsOff = "quoted field names ('`') are off in this environment";
    public const string QuotedNameOutsideSelection = "backquotes quote a field's name only, behind a '.' or before a ':'; a string is written with ' or \"";
    public const string QuotedNameOfFunction = "a function's name can't be quoted";
    public const string NotIsBang = "'not' is no operator; did you mean '!'?";
    public const string NotInIsBang = "'not in' is no operator; write !(x in y)";
    public const string MinusOfBang = "'-' can't stand before '!', nor '!' before '-'; write parentheses";
    public const string HasTakesASelection = "has() takes a field selection; write has(a.b)";
    public const string TrailingCommaInArguments = "no ',' may stand behind the last argument; leave it out";
    public const string LiteralTakesNoCall = "only a function's name can be called; write name(...)";
    public const string NestedConditional = "a conditional between '?' and ':' needs parentheses; write a ? (b ? c : d) : e";
    public const string BraceNeedsTypeName = "only a type's name can stand before '{'; write Type{field: value}";
    public const string VariableShadowsAccumulator = "a macro's variable can't be called like the accumulator; take another name";
    public const string BindTakesAName = "the first argument of cel.bind() must be a simple name; write cel.bind(name, value, expression)";

    public static string TooManyCodePoints(int count, int most) =>
        $"the expression has {Number(count)} code points; at most {Number(most)} are allowed";

    public static string TooDeep(int most) =>
        $"the expression is nested deeper than {Number(most)} levels; split it with variables";

    public static string TooManyNodes(int most) =>
        $"the macros of the expression expand to more than {Number(most)} nodes; split it with variables";

    public static string StringHasNoEnd(char quote) => $"the string has no end; close it with {quote} on the same line";

    public static string UnexpectedCharacter(string shown) => $"unexpected character {shown}";

    public static string OddSpace(string shown) => $"{shown} is no space in CEL; write a plain one";

    public static string NoSuchOperator(string written, string meant) => $"'{written}' is no operator; did you mean '{meant}'?";

    public static string OperatorIsAFunction(string written, string meant) => $"'{written}' is no operator; write {meant}";

    public static string UnknownEscape(string written) => $"'{written}' is no escape; write '\\\\' for a backslash";

    public static string EscapeNeedsDigits(string written, int digits, string kind) => $"'{written}' takes {digits} {kind} digits";

    public static string OctalEscapeTooLarge(string written) => $"'{written}' is beyond the last octal escape, \\377";

    public static string IntOutOfRange(string written) => $"{written} does not fit an int; the range is -9223372036854775808 to 9223372036854775807";

    public static string UintOutOfRange(string written) => $"{written} does not fit a uint; the range is 0u to 18446744073709551615u";

    public static string DoubleOutOfRange(string written) => $"{written} does not fit a double; the largest is about 1.8e308";

    public static string HexWithoutDigits(string written) => $"'{written}' has no hexadecimal digits";

    public static string NumberRunsIntoName(string number, string rest) => $"'{rest}' can't follow the number {number}; put an operator between them";

    public static string BadQuotedNameCharacter(string shown) =>
        $"{shown} can't stand in a quoted field name; letters, digits, '_', '.', '-', '/' and spaces can";

    public static string Expected(string what, string found) => $"expected {what}, found {found}";

    public static string NotClosed(char open, int line, int column, char close, string found) =>
        $"expected '{close}' to close the '{open}' of {line}:{column}, found {found}";

    public static string UnexpectedAfterExpression(string found) => $"unexpected {found} behind the expression; put an operator between them";

    public static string NoComma(char close, string found) => $"expected ',' or '{close}', found {found}";

    public static string NothingToClose(string found) => $"unexpected {found}: nothing is open that it could close";

    public static string MethodNotOperator(string name) => $"'{name}' is no operator; write x.{name}(y)";

    public static string Reserved(string word) => $"'{word}' is a reserved word; take another name";

    public static string KeywordAsField(string word) => $"'{word}' is a keyword; as a field's name it needs backquotes: `{word}`";

    public static string MacroTakesAName(string macro) => $"the variable of {macro}() must be a simple name";

    public static string ElseIsMissing(string found) => $"a conditional needs ':' and a second branch; expected ':', found {found}";

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
