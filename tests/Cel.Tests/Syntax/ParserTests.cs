using Caveat.Cel.Syntax;
using Caveat.Text;

namespace Caveat.Cel.Tests.Syntax;

/// <summary>What the specification's suites leave out; they have the trees of everything else.</summary>
public sealed class ParserTests
{
    private static readonly ParserOptions Everything = new()
    {
        Macros = [.. StandardMacros.All, .. TwoVariableMacros.All, .. OptionalMacros.All, .. BindMacro.All],
    };

    [Theory]
    [InlineData("a.?b", "_?._(a, \"b\")")]
    [InlineData("a.?`b-c`.d", "_?._(a, \"b-c\").d")]
    [InlineData("a[?b][c]", "_[_](_[?_](a, b), c)")]
    [InlineData("[?a, b, ?c]", "[?a, b, ?c]")]
    [InlineData("{?a: b, c: d}", "{?a:b, c:d}")]
    [InlineData("T{?a: b, `c.d`: 1}", "T{?a:b, c.d:1}")]
    [InlineData(".a.b{c: 1}", ".a.b{c:1}")]
    [InlineData("Object{spec: Object.spec{replicas: 1}}", "Object{spec:Object.spec{replicas:1}}")]
    [InlineData("[JSONPatch{op: 'add', path: '/a', value: 1,}]", "[JSONPatch{op:\"add\", path:\"/a\", value:1}]")]
    [InlineData(".a.b(c)", ".a.b(c)")]
    [InlineData(".f(c)", ".f(c)")]
    [InlineData("[,]", "[]")]
    [InlineData("{,}", "{}")]
    [InlineData("T{,}", "T{}")]
    [InlineData("a.namespace.if", "a.namespace.if")]
    [InlineData("T{namespace: 1}", "T{namespace:1}")]
    public void ReadsSelectionsAndLiterals(string source, string tree) => Assert.Equal(tree, Tree(source));

    [Theory]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("-0x8000000000000000", "-9223372036854775808")]
    [InlineData("- 1", "-1")]
    [InlineData("-1.abs()", "-1.abs()")]
    [InlineData("--1", "1")]
    [InlineData("---1", "-_(1)")]
    [InlineData("-(1)", "-_(1)")]
    [InlineData("-1u", "-_(1u)")]
    [InlineData("-a.b", "-_(a.b)")]
    [InlineData("!!a", "a")]
    [InlineData("!!!a", "!_(a)")]
    [InlineData("!-1", "!_(-1)")]
    [InlineData("1-1", "_-_(1, 1)")]
    [InlineData("1--1", "_-_(1, -1)")]
    [InlineData("007", "7")]
    [InlineData("0xffU", "255u")]
    [InlineData(".5e1", "5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("1e-400", "0")]
    [InlineData("1in[1]", "@in(1, [1])")]
    public void ReadsNumbersAndSigns(string source, string tree) => Assert.Equal(tree, Tree(source));

    [Theory]
    [InlineData("'a\"b' + \"a'b\"", "_+_(\"a\\\"b\", \"a'b\")")]
    [InlineData("'''a\r\n'b''c\rd'''", "\"a\\n'b''c\\nd\"")]
    [InlineData("r'\\n' + R\"\"\"\\\"\"\"", "_+_(\"\\\\n\", \"\\\\\")")]
    [InlineData("'\\r\\n\\a\\`\\?\\'\\\"'", "\"\\r\\n\\a`?'\\\"\"")]
    [InlineData("'\\xe9\\351\\u00e9\\U000000E9'", "\"éééé\"")]
    [InlineData("b'\\xe9\\351é'", "b\"\\xe9\\xe9é\"")]
    [InlineData("bR'\\n' + Br\"\\x\"", "_+_(b\"\\\\n\", b\"\\\\x\")")]
    [InlineData("b'''a\nb'''", "b\"a\\nb\"")]
    [InlineData("'\\U0001F600'", "\"😀\"")]
    [InlineData("'\0'", "\"\\x00\"")]
    public void ReadsStringsAndBytes(string source, string tree) => Assert.Equal(tree, Tree(source));

    [Theory]
    [InlineData("a // b\n + c // d", "_+_(a, c)")]
    [InlineData("\t\f\r\na", "a")]
    [InlineData("a ? b : c ? d : e", "_?_:_(a, b, _?_:_(c, d, e))")]
    [InlineData("{a ? b : c: d}", "{_?_:_(a, b, c):d}")]
    [InlineData("a || b && c == d + e * -f", "_||_(a, _&&_(b, _==_(c, _+_(d, _*_(e, -_(f))))))")]
    [InlineData("a < b == c in d", "@in(_==_(_<_(a, b), c), d)")]
    [InlineData("a - b - c % d / e", "_-_(_-_(a, b), _/_(_%_(c, d), e))")]
    [InlineData("a && b && c && d", "_&&_(_&&_(a, b), _&&_(c, d))")]
    public void ReadsOperators(string source, string tree) => Assert.Equal(tree, Tree(source));

    [Theory]
    [InlineData("has(a.b)", "a.b~test-only~")]
    [InlineData(".has(a.b)", ".has(a.b)")]
    [InlineData("a.all(x)", "a.all(x)")]
    [InlineData("b.bind(x, 1, x)", "b.bind(x, 1, x)")]
    [InlineData(
        "cel.bind(x, 1, x + x)",
        "fold([], #unused; x = 1; while false; x; _+_(x, x))")]
    [InlineData(
        "a.optMap(x, x + 1)",
        "_?_:_(a.hasValue(), optional.of(fold([], #unused; x = a.value(); while false; x; _+_(x, 1))), optional.none())")]
    [InlineData(
        "a.optFlatMap(x, f(x))",
        "_?_:_(a.hasValue(), fold([], #unused; x = a.value(); while false; x; f(x)), optional.none())")]
    [InlineData(
        "a.exists_one(x, p)",
        "fold(a, x; @result = 0; while true; _?_:_(p, _+_(@result, 1), @result); _==_(@result, 1))")]
    [InlineData(
        "a.exists(k, v, p)",
        "fold(a, k, v; @result = false; while @not_strictly_false(!_(@result)); _||_(@result, p); @result)")]
    [InlineData(
        "a.transformList(k, v, p, e)",
        "fold(a, k, v; @result = []; while true; _?_:_(p, _+_(@result, [e]), @result); @result)")]
    [InlineData(
        "a.transformMap(k, v, e)",
        "fold(a, k, v; @result = {}; while true; cel.@mapInsert(@result, k, e); @result)")]
    [InlineData(
        "a.transformMapEntry(k, v, p, {v: k})",
        "fold(a, k, v; @result = {}; while true; _?_:_(p, cel.@mapInsert(@result, {v:k}), @result); @result)")]
    public void ExpandsMacrosAsCelGoDoes(string source, string tree) => Assert.Equal(tree, Tree(source));

    [Theory]
    [InlineData("object.spec.replcas", 12, 7)]
    [InlineData("a.startWith('b')", 2, 9)]
    [InlineData("a + b", 2, 1)]
    [InlineData("a[b]", 1, 3)]
    [InlineData(".a", 0, 2)]
    [InlineData("- 1", 0, 3)]
    [InlineData("[1, 2]", 0, 6)]
    [InlineData("a.T{b: 1}", 0, 3)]
    [InlineData("a.all(x, x)", 2, 3)]
    [InlineData("(a)", 1, 1)]
    public void PointsAtWhatAMessageIsAbout(string source, int start, int length) =>
        Assert.Equal(new TextSpan(start, length), Parsed(source).Span);

    [Fact]
    public void GivesEveryNodeAnIdOfItsOwn()
    {
        var ids = new HashSet<int>();
        var root = Parsed("a.optMap(x, [x].map(y, has(y.z), {y: T{f: y.?z[?0]}})).orValue([]).transformMap(k, v, k > v && !(k < -v))");
        foreach (var expr in Trees.NodesOf(root))
        {
            Assert.True(ids.Add(expr.Id), $"{expr.GetType().Name} {expr.Id} stands twice");
        }
    }

    [Fact]
    public void HoldsTheLimitOfCodePoints()
    {
        var options = new ParserOptions { MaxCodePoints = 4 };
        Assert.NotNull(Parser.Parse(new SourceText("<input>", "'😀a'"), options).Root);
        var tooLong = Parser.Parse(new SourceText("<input>", "'😀ab'"), options);
        Assert.Equal("<input>:1:1: the expression has 5 code points; at most 4 are allowed", Assert.Single(tooLong.Diagnostics).ToString());
    }

    private static string Tree(string source) => Trees.OnOneLine(Parsed(source));

    private static Expr Parsed(string source)
    {
        var result = Parser.Parse(new SourceText("<input>", source), Everything);
        Assert.Empty(result.Diagnostics);
        return result.Root!;
    }
}
