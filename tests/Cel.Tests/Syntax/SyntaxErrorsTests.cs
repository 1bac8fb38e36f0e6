using System.Text;
using Caveat.Cel.Syntax;
using Caveat.Text;

namespace Caveat.Cel.Tests.Syntax;

/// <summary>Every message of lexer and parser, with its line and caret.</summary>
public sealed class SyntaxErrorsTests
{
    private static readonly string[] Slips =
    [
        "", "  // nothing", "a = b", "a === b", "a !== b", "a <> b", "a => b", "a =< b", "a := b", "a & b", "a | b", "a =~ 'b'", "a ?? b",
        "a ** 2", "a and b or c", "a eq b", "7 mod 2", "not a", "a not in b", "a !in b", "a matches 'b'", "name startsWith 'x' && true",
        "x # why", "/* c */ x", "x;", "\u201Cabc\u201D == x", "a\u00A0== b", "a == b$", "a @ b", "\uD83D\uDE00 + 1", "a \uD800 b",
    ];

    private static readonly string[] Literals =
    [
        "'abc", "\"abc == x\n&& y", "'''abc", "r'abc\\'x", "'a\\qb'", "'\\xg1'", "'\\u12'", "'\\U00110000'", "'\\uD800'", "b'\\u0041'",
        "'\\12'", "'\\400'", "'\\\uD83D\uDE00'", "9223372036854775808", "-9223372036854775809", "18446744073709551616u", "0x", "1e999", "12abc",
        "1.5.3", "0b101", "`a`", "a.`b", "a.``", "a.`b$c`", "a.`b`()",
    ];

    private static readonly string[] Structures =
    [
        "a +", "+ a", "1 + * 2", "(a", "(a, b)", "[a", "[a b]", "[1, 2)", "a)", "f(a, )", "f(, a)", "f(a b, c", "{a}", "{a: }", "{a: 1, b}", "T{a}",
        "T{1: 2}", "T{in: 2}", "f(){}", "(a){b: 1}", "T{}()", "'x'()", "a.", "a.1", "a.true", "a.b.in", "a[", "a[]", "a ? b", "a ? b : ", "a ? b ? c : d : e",
        "a ?: b", "a b", "a b && c d || (e", "-!a", "!-a", "if", "a + namespace", "var(x)", "in", "a.?'b'", "..a",
        "[1, 2, , 3] + (4 5) + {6 7} && f(8 9)",
    ];

    private static readonly string[] MacroCalls =
    [
        "has(a)", "has(a[0])", "has(1)", "a.all(b.c, true)", "a.exists(1, true)", "a.map(.x, true)", "a.filter(__result__, true)",
        "a.transformMap(1, v, v)", "a.optMap(b.c, 1)", "cel.bind(1, 2, 3)", "[1].map(x, x = 2)",
    ];

    [Fact]
    public void SaysWhereWhatAndWhatInstead()
    {
        var report = new StringBuilder();
        foreach (var source in (string[])[.. Slips, .. Literals, .. Structures, .. MacroCalls])
        {
            Append(report, Parser.Parse(new SourceText("<input>", source), Everything));
        }

        Golden.Check("Syntax/Golden/errors.txt", report.ToString());
    }

    [Theory]
    [InlineData("a.?b", "<input>:1:3: optional syntax ('?') is off in this environment")]
    [InlineData("a[?b]", "<input>:1:3: optional syntax ('?') is off in this environment")]
    [InlineData("[?a]", "<input>:1:2: optional syntax ('?') is off in this environment")]
    [InlineData("{?a: b}", "<input>:1:2: optional syntax ('?') is off in this environment")]
    [InlineData("T{?a: b}", "<input>:1:3: optional syntax ('?') is off in this environment")]
    [InlineData("a.`b`", "<input>:1:3: quoted field names ('`') are off in this environment")]
    [InlineData("T{`b`: 1}", "<input>:1:3: quoted field names ('`') are off in this environment")]
    public void RefusesSyntaxThatIsOff(string source, string message)
    {
        var options = new ParserOptions { OptionalSyntax = false, QuotedFieldSyntax = false };
        var result = Parser.Parse(new SourceText("<input>", source), options);
        Assert.Equal([message], Messages(result));
    }

    [Fact]
    public void StopsAfterThirtyErrors()
    {
        var source = new StringBuilder().Insert(0, "[1 2] + ", 100).Append(1).ToString();
        Assert.Equal(Parser.MaxFindings, Parser.Parse(new SourceText("<input>", source), Everything).Diagnostics.Count);
    }

    private static ParserOptions Everything { get; } = new()
    {
        Macros = [.. StandardMacros.All, .. TwoVariableMacros.All, .. OptionalMacros.All, .. BindMacro.All],
    };

    private static string[] Messages(ParseResult result)
    {
        var messages = new List<string>();
        foreach (var diagnostic in result.Diagnostics)
        {
            messages.Add(diagnostic.ToString());
        }

        return [.. messages];
    }

    private static void Append(StringBuilder report, ParseResult result)
    {
        Assert.Null(result.Root);
        foreach (var diagnostic in result.Diagnostics)
        {
            report.Append(CaretRenderer.Render(diagnostic)).Append('\n');
        }

        report.Append('\n');
    }
}
