using Caveat.Cel.Syntax;

namespace Caveat.Cel.Tests.Syntax;

public sealed class PrinterTests
{
    [Theory]
    [InlineData("a+b*c", "a + b * c")]
    [InlineData("(a+b)*c", "(a + b) * c")]
    [InlineData("a-(b-c)", "a - (b - c)")]
    [InlineData("(a-b)-c", "a - b - c")]
    [InlineData("(a&&b)||(c&&d)", "a && b || c && d")]
    [InlineData("a&&(b||c)", "a && (b || c)")]
    [InlineData("a && b && c && d && e", "a && b && c && d && e")]
    [InlineData("a && (b && (c && d))", "a && (b && (c && d))")]
    [InlineData("(a ? b : c) ? d : e", "(a ? b : c) ? d : e")]
    [InlineData("a ? (b ? c : d) : (e ? f : g)", "a ? (b ? c : d) : e ? f : g")]
    [InlineData("-(1)", "-(1)")]
    [InlineData("-(-1)", "-(-1)")]
    [InlineData("-(-a)", "-(-a)")]
    [InlineData("!(!a)", "!(!a)")]
    [InlineData("!(a.b)", "!a.b")]
    [InlineData("!(a == b)", "!(a == b)")]
    [InlineData("-(1.abs())", "-(1.abs())")]
    [InlineData("(-a).b", "(-a).b")]
    [InlineData("(a + b).c(d)[e]", "(a + b).c(d)[e]")]
    [InlineData("a.?b[?c].`d-e`.`in`", "a.?b[?c].`d-e`.`in`")]
    [InlineData("[?a,b,]", "[?a, b]")]
    [InlineData("{?a:b,c:d ? e : f}", "{?a: b, c: d ? e : f}")]
    [InlineData("T{?a:b,`c.d`:1}", "T{?a: b, `c.d`: 1}")]
    [InlineData("1.0 + 1e300 + 0x10 + 7u", "1.0 + 1E+300 + 16 + 7u")]
    [InlineData("'a\\n\"' + r'\\' + b'\\xff'", "\"a\\n\\\"\" + \"\\\\\" + b\"\\xff\"")]
    [InlineData("has(a.b) && has(a.b.`c-d`)", "has(a.b) && has(a.b.`c-d`)")]
    [InlineData("a.all(x,x>1)", "a.all(x, x > 1)")]
    [InlineData("a.filter(x,x.exists(y,y==x)).map(x,x>1,-x)", "a.filter(x, x.exists(y, y == x)).map(x, x > 1, -x)")]
    [InlineData("a.optMap(x,x+1).orValue(2)", "a.optMap(x, x + 1).orValue(2)")]
    [InlineData("cel.bind(x,1,x+x)*2", "cel.bind(x, 1, x + x) * 2")]
    public void WritesWhatReadsAsTheSameTree(string source, string expected)
    {
        var tree = Parsed(source);
        Assert.Equal(expected, Printer.Print(tree));
        Assert.Equal(Trees.OnOneLine(tree), Trees.OnOneLine(Parsed(expected)));
    }

    private static Expr Parsed(string source) => Assert.IsType<Expr>(Generated.Parse(source).Root, exactMatch: false);
}
