using System.Diagnostics;
using System.Text;
using Caveat.Cel.RegularExpressions;

namespace Caveat.Cel.Tests.RegularExpressions;

public sealed class Re2PatternTests
{
    // No speed is asserted: what has no bound takes minutes, or never ends.
    private static readonly TimeSpan HangBound = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("", "", true)]
    [InlineData("a", "bab", true)]
    [InlineData("^a$", "a", true)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("(?m)^a$", "b\na\n", true)]
    [InlineData("(?m)^$", "a\n", true)]
    [InlineData(@"\Aa\z", "a", true)]
    [InlineData("a.c", "a\nc", false)]
    [InlineData("(?s)a.c", "a\nc", true)]
    [InlineData("(?s:a.c)|x.y", "x\ny", false)]
    [InlineData("a.c", "a\rc", true)]
    [InlineData("^.$", "é", true)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^..$", "😀", false)]
    [InlineData("^[😀-😎]$", "😃", true)]
    [InlineData("^[^😀]$", "😃", true)]
    [InlineData("^[^😀]$", "😀", false)]
    [InlineData(@"^\x{1F600}$", "😀", true)]
    [InlineData(@"^\x41\101\0$", "AA\0", true)]
    [InlineData(@"^\d+$", "٣", false)]
    [InlineData(@"^\w+$", "é", false)]
    [InlineData(@"^\W$", "é", true)]
    [InlineData(@"^\s$", "\u00a0", false)]
    [InlineData(@"^\s$", "\v", false)]
    [InlineData(@"^[[:space:]]$", "\v", true)]
    [InlineData(@"^[[:^alpha:]]$", "é", true)]
    [InlineData(@"^[[:word:]-]+$", "a_1-b", true)]
    [InlineData(@"\bcat\b", "a cat.", true)]
    [InlineData(@"\bcat\b", "concat", false)]
    [InlineData(@"\bcat\b", "écaté", true)]
    [InlineData(@"\Bcat", "écat", false)]
    [InlineData(@"\B", "aéb", false)]
    [InlineData(@"\B", "éé", true)]
    [InlineData(@"a\B.*", "ab", true)]
    [InlineData("(?i)straße", "STRAßE", true)]
    [InlineData("(?i)^ß$", "ẞ", true)]
    [InlineData("(?i)k", "\u212a", true)]
    [InlineData("(?i)[a-z]", "\u017f", true)]
    [InlineData("(?i)^[^k]$", "\u212a", false)]
    [InlineData("(?i)ΣΑΣ", "σας", true)]
    [InlineData("(?i)a(?-i)b", "Ab", true)]
    [InlineData("(?i)a(?-i)b", "AB", false)]
    [InlineData("(?i:a)b", "AB", false)]
    [InlineData("a(?i)b|c", "aC", true)]
    [InlineData("(?i)i", "\u0131", false)]
    [InlineData(@"^\pL\p{Greek}\P{Greek}$", "éαb", true)]
    [InlineData(@"^\p{^Lu}$", "A", false)]
    [InlineData(@"^\p{Lu}$", "𝐀", true)]
    [InlineData(@"^\p{Han}+$", "漢字𠀀", true)]
    [InlineData(@"^\p{Old_Italic}$", "𐌀", true)]
    [InlineData(@"^\p{Letter}$", "é", true)]
    [InlineData(@"^[\pN\pP]+$", "1,٣", true)]
    [InlineData(@"^\p{Any}$", "\n", true)]
    [InlineData(@"^\Qa.b\E$", "a.b", true)]
    [InlineData(@"^\Qa.b\E$", "axb", false)]
    [InlineData(@"^\Q*", "*", true)]
    [InlineData("^{$", "{", true)]
    [InlineData("^a{,2}$", "a{,2}", true)]
    [InlineData("^a{2}$", "aa", true)]
    [InlineData("^a{2,}$", "aaaa", true)]
    [InlineData("^a{2,3}$", "aaaa", false)]
    [InlineData("^a{01}$", "a{01}", true)]
    [InlineData("^(?P<n>a)(?<m>b)$", "ab", true)]
    [InlineData("^[]a]+$", "]a", true)]
    [InlineData("^[a-]+$", "a-", true)]
    [InlineData("^[-a]+$", "a-", true)]
    [InlineData(@"^[\]\\]+$", @"]\", true)]
    [InlineData("^[[:x]$", ":", true)]
    [InlineData("^()$", "", true)]
    [InlineData("^(a|)+$", "aa", true)]
    [InlineData("^(?:)*$", "", true)]
    [InlineData(@"^[^\x00-\x{10FFFF}]$", "a", false)]
    [InlineData("a(?i)*b", "aab", true)]
    [InlineData("^*a", "a", true)]
    [InlineData("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "my-name-0", true)]
    [InlineData("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "my-name-", false)]
    [InlineData(@"\x{FFFD}", "\ufffd", true)]
    [InlineData("^[\u0400-\u04ff\u0800-\u0900\ud7ff\ue000-\uffff]+$", "Жࠀ\ud7ff\uffff", true)]
    [InlineData("^[\u0800-\uffff]$", "\u07ff", false)]
    [InlineData("^[\\x{10000}-\\x{10FFFF}]$", "\uffff", false)]
    [InlineData("^[\\x{10000}-\\x{10FFFF}]$", "\U0010ffff", true)]
    public void MatchesAsRe2Does(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Compile(pattern).IsMatch(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("(", "missing closing ): `(`")]
    [InlineData("a)", "unexpected ): `a)`")]
    [InlineData("[a", "missing closing ]: `[a`")]
    [InlineData("x[^", "missing closing ]: `[^`")]
    [InlineData("[]", "missing closing ]: `[]`")]
    [InlineData("[z-a]", "invalid character class range: `z-a`")]
    [InlineData("[[:foo:]]", "invalid character class range: `[:foo:]`")]
    [InlineData(@"\p{Foo}", @"invalid character class range: `\p{Foo}`")]
    [InlineData(@"\pX", @"invalid character class range: `\pX`")]
    [InlineData(@"\p{L", @"invalid character class range: `\p{L`")]
    [InlineData(@"\q", @"invalid escape sequence: `\q`")]
    [InlineData(@"\1", @"invalid escape sequence: `\1`")]
    [InlineData(@"(a)\8", @"invalid escape sequence: `\8`")]
    [InlineData(@"\C", @"invalid escape sequence: `\C`")]
    [InlineData(@"\Z", @"invalid escape sequence: `\Z`")]
    [InlineData(@"\G", @"invalid escape sequence: `\G`")]
    [InlineData(@"\u0041", @"invalid escape sequence: `\u`")]
    [InlineData(@"\xZ1", @"invalid escape sequence: `\xZ1`")]
    [InlineData(@"\xZ", @"invalid escape sequence: `\xZ`")]
    [InlineData(@"\x4", @"invalid escape sequence: `\x4`")]
    [InlineData(@"\x", @"invalid escape sequence: `\x`")]
    [InlineData(@"\x{110000}", @"invalid escape sequence: `\x{110000`")]
    [InlineData(@"[\b]", @"invalid escape sequence: `\b`")]
    [InlineData(@"\é", @"invalid escape sequence: `\é`")]
    [InlineData(@"a\", "trailing backslash at end of expression: ``")]
    [InlineData("*a", "missing argument to repetition operator: `*`")]
    [InlineData("(|+)", "missing argument to repetition operator: `+`")]
    [InlineData("(?i)*", "missing argument to repetition operator: `*`")]
    [InlineData("a**", "invalid nested repetition operator: `**`")]
    [InlineData("a*+", "invalid nested repetition operator: `*+`")]
    [InlineData("a++", "invalid nested repetition operator: `++`")]
    [InlineData("a{2}{3}", "invalid nested repetition operator: `{2}{3}`")]
    [InlineData("a??*", "invalid nested repetition operator: `??*`")]
    [InlineData("a{1001}", "invalid repeat count: `{1001}`")]
    [InlineData("a{3,2}", "invalid repeat count: `{3,2}`")]
    [InlineData("a{99999999999}", "invalid repeat count: `{99999999999}`")]
    [InlineData("((a{100}){10}){2}", "invalid repeat count: `{2}`")]
    [InlineData("(?=a)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("(?!a)", "invalid or unsupported Perl syntax: `(?!`")]
    [InlineData("(?>a)", "invalid or unsupported Perl syntax: `(?>`")]
    [InlineData("(?<=a)", "invalid named capture: `(?<=a)`")]
    [InlineData("(?<!a>b)", "invalid named capture: `(?<!a>`")]
    [InlineData("(?#c)", "invalid or unsupported Perl syntax: `(?#`")]
    [InlineData("(?x)a", "invalid or unsupported Perl syntax: `(?x`")]
    [InlineData("(?i-)a", "invalid or unsupported Perl syntax: `(?i-)`")]
    [InlineData("(?P<n", "invalid named capture: `(?P<n`")]
    [InlineData("(?P<a b>x)", "invalid named capture: `(?P<a b>`")]
    [InlineData("(?P<>x)", "invalid named capture: `(?P<>`")]
    [InlineData("(?P=n)", "invalid or unsupported Perl syntax: `(?P`")]
    public void RefusesWhatRe2Refuses(string pattern, string error)
    {
        Assert.False(Re2Pattern.TryCompile(pattern, out var compiled, out var found));
        Assert.Null(compiled);
        Assert.Equal("error parsing regexp: " + error, found);
    }

    [Theory]
    [InlineData("a*", "baaac", "0+0 1+3 5+0")]
    [InlineData("", "é😀", "0+0 2+0 6+0")]
    [InlineData("é|b", "aébé", "1+2 3+1 4+2")]
    [InlineData("a+?", "aaa", "0+1 1+1 2+1")]
    [InlineData("(?U)a+", "aa", "0+1 1+1")]
    [InlineData("(?U)a+?", "aa", "0+2")]
    [InlineData("a|ab", "abab", "0+1 2+1")]
    [InlineData("a.*", "xaéy\nab", "1+4 6+2")]
    [InlineData(".+?", "é😀", "0+2 2+4")]
    [InlineData(".*?", "é", "0+0 2+0")]
    [InlineData("^a", "aa", "0+1")]
    [InlineData("(?m)^.", "a\nb\n", "0+1 2+1")]
    [InlineData(@"\b", "a é", "0+0 1+0")]
    [InlineData(@"\B", "éa é", "0+0 4+0 6+0")]
    [InlineData("$", "é", "2+0")]
    [InlineData("x", "", "")]
    [InlineData("(?:(?:[ab]a)?|[^a])[^b]", "  ba_a", "0+1 1+1 2+3 5+1")] // .NET's non-backtracking engine: 0+2
    [InlineData(@".(?:[^a]a)+?\b", "_ bb_ba a", "4+3")] // .NET's backtracking engine: 4+5
    [InlineData("(|a)*", "aab", "0+0 1+0 2+0 3+0")]
    [InlineData("(|a)+", "aab", "0+0 1+0 2+0 3+0")]
    [InlineData("(a|b){2,3}?", "ababa", "0+2 2+2")]
    [InlineData("(?:a{0}b|a{2,}?)", "baaa", "0+1 1+2")]
    [InlineData("(?i)straße|[α-ω]+", "STRASSE αβγ STRAßE", "8+6 15+7")]
    [InlineData("(^|,)x", "x,x", "0+1 1+2")]
    public void FindsAllMatchesAsGoDoes(string pattern, string text, string expected)
    {
        var matches = Compile(pattern).FindAll(Encoding.UTF8.GetBytes(text), -1)!;
        var parts = new List<string>();
        foreach (var match in matches)
        {
            parts.Add($"{match.Start}+{match.Length}");
        }

        Assert.Equal(expected, string.Join(' ', parts));
    }

    [Fact]
    public void FindsTheFirstMatchesUpToALimit()
    {
        var pattern = Compile("a");
        Assert.Equal(new Re2Match(1, 1), pattern.Find("xaa"u8));
        Assert.Null(pattern.Find("x"u8));
        Assert.Equal(2, pattern.FindAll("aaa"u8, 2)!.Count);
        Assert.Empty(pattern.FindAll("aaa"u8, 0)!);
    }

    [Theory]
    [InlineData("(a*)*b", 100_000)]
    [InlineData("(a|aa)+$", 100_000)]
    [InlineData("(.*)(.*)(.*)(.*)(.*)x", 100_000)]
    [InlineData(@"(\w+\s?)+\B!", 100_000)]
    [InlineData("(x+x+)+y", 100_000)]
    public void TakesTimeLinearInTheText(string pattern, int length)
    {
        var text = Encoding.UTF8.GetBytes(new string('a', length) + "c");
        var watch = Stopwatch.StartNew();
        Assert.False(Compile(pattern).IsMatch(text));
        Assert.True(watch.Elapsed < HangBound, $"took {watch.Elapsed}");
    }

    // Every text asks for thousands of states, more than the automaton keeps, and all threads ask for them at once.
    [Theory]
    [InlineData("a[ab]{11}c")]
    [InlineData("(?m)^[ab]*a[ab]{11}c$")]
    [InlineData(@"a[abé]{11}\bc|é[ab]{9}c")]
    public void AnswersTheSameWhenItsTablesOverflow(string source)
    {
        var pattern = Compile(source);
        Parallel.For(0, 40, seed =>
        {
            var random = new Random(seed);
            var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 3_000).Select(_ => "ababababababé\n"[random.Next(seed % 2 == 0 ? 12 : 14)])) + (seed % 3 == 0 ? "c" : ""));
            Assert.Equal(pattern.Find(text) is not null, pattern.IsMatch(text));
        });
    }

    [Fact]
    public void FindingAllMatchesDoesNotLookAheadWithoutEnd()
    {
        var pattern = Compile("a.*b|a");
        Assert.Equal(1_400, pattern.FindAll(Encoding.UTF8.GetBytes(new string('a', 1_400)), -1)!.Count);
        Assert.Null(pattern.FindAll(Encoding.UTF8.GetBytes(new string('a', 100_000)), -1));
        Assert.Equal(100_000, Compile("a").FindAll(Encoding.UTF8.GetBytes(new string('a', 100_000)), -1)!.Count);
    }

    [Theory]
    [InlineData("(", ")", 2000, "expression nests too deeply")]
    [InlineData("(?:", ")*", 2000, "expression nests too deeply")]
    [InlineData("(a{500}){2}", "", 1000, "expression too large")]
    [InlineData("(?:a|b){1000}", "", 33, "expression too large")]
    [InlineData(@"[\pL\pN]", "", 1000, "expression too large")]
    [InlineData(@"[\pL\pN", "]", 1000, "expression too large")]
    public void BoundsThePattern(string open, string close, int times, string error)
    {
        var pattern = string.Concat(Enumerable.Repeat(open, times)) + string.Concat(Enumerable.Repeat(close, times));
        Assert.False(Re2Pattern.TryCompile(pattern, out _, out var found));
        Assert.Equal($"error parsing regexp: {error}: `{(pattern.Length > 500 ? pattern[..500] + "…" : pattern)}`", found);
    }

    [Theory]
    [InlineData("[", "k", 1_000_000, "]")]
    [InlineData("", "^", 1_000_000, "")]
    [InlineData("", "a|", 50_001, "")]
    public void BoundsThePatternsLength(string before, string part, int times, string after)
    {
        var pattern = before + string.Concat(Enumerable.Repeat(part, times)) + after;
        Assert.False(Re2Pattern.TryCompile(pattern, out _, out var found));
        Assert.Equal($"error parsing regexp: expression too large: {pattern.Length} characters, of at most {Re2Limits.MaxPatternLength}", found);
    }

    // What takes long for one part takes long for as many as a pattern may have. No speed is asserted: some of these took minutes.
    [Theory]
    [InlineData("", @"\p{Zl}", 14_000, "|a")]
    [InlineData("(?i)", @"\p{Zl}", 14_000, "|a")]
    [InlineData("(?i)", "[k]", 12_000, "|a")]
    [InlineData("(?i)[", @"\p{Greek}", 1_300, "a]")]
    [InlineData("(?i)[", "kK", 24_000, "a]")]
    [InlineData("", @"\pZ\w|", 4_000, "a")]
    public void CompilesLongPatternsSoon(string before, string part, int times, string after)
    {
        var watch = Stopwatch.StartNew();
        var compiled = Compile(before + string.Concat(Enumerable.Repeat(part, times)) + after);
        Assert.True(compiled.IsMatch("a"u8));
        Assert.True(watch.Elapsed < HangBound, $"took {watch.Elapsed}");
    }

    [Fact]
    public void AnswersForThePatternsAtTheLimits()
    {
        var deep = new string('(', 900) + "a" + new string(')', 900);
        Assert.True(Compile(deep).IsMatch("a"u8));
        Assert.True(Compile("^(?:[a-z]{1,63}\\.){1,15}[a-z]{1,63}$").IsMatch("a.bc.def"u8));
        Assert.True(Compile("^\\pL{1000}$").IsMatch(Encoding.UTF8.GetBytes(new string('é', 1000))));
    }

    private static Re2Pattern Compile(string source)
    {
        Assert.True(Re2Pattern.TryCompile(source, out var pattern, out var error), error);
        return pattern!;
    }
}
