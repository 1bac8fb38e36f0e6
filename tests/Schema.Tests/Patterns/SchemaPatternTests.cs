using System.Text;
using Caveat.Schema.Patterns;

namespace Caveat.Schema.Tests.Patterns;

public sealed class SchemaPatternTests
{
    [Theory]
    [InlineData(@"^\d+$", "17", true)]
    [InlineData(@"^\d+$", "١٧", false)]
    [InlineData(@"^\w+$", "a_1", true)]
    [InlineData(@"^\w+$", "ä", false)]
    [InlineData(@"^\W$", "ä", true)]
    [InlineData(@"^[\W]$", "ä", true)]
    [InlineData(@"^[\D]$", "7", false)]
    [InlineData(@"^\S+$", "a\u00a0b", true)]
    [InlineData(@"^[\s]$", "\v", false)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("(?m)^a$", "a\nb", true)]
    [InlineData("^a.b$", "a\nb", false)]
    [InlineData("(?s)^a.b$", "a\nb", true)]
    [InlineData("^(?i)abort$", "ABORT", true)]
    [InlineData("^(?i:a)b$", "Ab", true)]
    [InlineData("^(?P<n>a)(?<m>b)$", "ab", true)]
    [InlineData("^[[]$", "[", true)]
    [InlineData("^[]a]$", "]", true)]
    [InlineData("^[^]a]$", "b", true)]
    [InlineData("^[a-z-[aeiou]]$", "b]", true)]
    [InlineData("^[a-z-[aeiou]]$", "b", false)]
    [InlineData("^[-a]+$", "-a", true)]
    [InlineData(@"^[\w-.]+$", "a-.", true)]
    [InlineData("^[a-zA-Z0-9-_%\\.]{1,3}$", "a-%", true)]
    [InlineData("^[0-9a-zA-Z-.]+$", "a-.", true)]
    [InlineData("^[[:alpha:][:digit:]_]+$", "aB7_", true)]
    [InlineData("^[[:^alpha:]]$", ":]", true)]
    [InlineData(@"^\/a\-b\_\.$", "/a-b_.", true)]
    [InlineData(@"^\pL\p{Nd}$", "ä7", true)]
    [InlineData(@"^\x41\x{e4}\x{1F600}$", "Aä😀", true)]
    [InlineData(@"^\Qa.b\E$", "a.b", true)]
    [InlineData(@"^\Qa.b\E$", "axb", false)]
    [InlineData(@"^\a?\f?\n?\r?\t?\v?$", "\t", true)]
    [InlineData("^a{2,3}b{2}$", "aaabb", true)]
    [InlineData("^a{,2}$", "a{,2}", true)]
    [InlineData(@"\bfoo\b", "a foo b", true)]
    [InlineData("", "anything", true)]
    public void MatchesAsTheServerDoes(string pattern, string text, bool expected)
    {
        Assert.True(SchemaPattern.TryCompile(pattern, out var compiled, out var error), error);
        Assert.Equal(expected, compiled.IsMatch(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("(?!a)", "groups that start with '(?!' are not there: no looking ahead or behind, no atomic groups, no conditions")]
    [InlineData("(?<=a)", "groups that start with '(?<' are not there: no looking ahead or behind, no atomic groups, no conditions")]
    [InlineData("(?>a)", "groups that start with '(?>' are not there: no looking ahead or behind, no atomic groups, no conditions")]
    [InlineData("(?U)a+", "groups that start with '(?U' are not there: no looking ahead or behind, no atomic groups, no conditions")]
    [InlineData("(?", "groups that start with '(?' are not there: no looking ahead or behind, no atomic groups, no conditions")]
    [InlineData(@"(a)\1", @"'\1' is not there: no references to groups")]
    [InlineData(@"\h", @"'\h' is no escape")]
    [InlineData(@"[\b]", @"'\b' is no escape")]
    [InlineData(@"a\", @"a '\' stands at the end")]
    [InlineData("[a", "a ']' is missing")]
    [InlineData("(a", "a ')' is missing")]
    [InlineData("a)", "a ')' closes nothing")]
    [InlineData("*a", "a repetition stands behind nothing")]
    [InlineData("a**", "a repetition stands behind a repetition")]
    [InlineData("a{3,2}", "a repetition has its bounds reversed")]
    [InlineData("[z-a]", "a range of characters has its ends reversed")]
    [InlineData(@"\p{Nothing}", @"'\p' names no Unicode category")]
    [InlineData(@"\xg", @"'\x' takes two hexadecimal digits, or up to six in braces, of a Unicode character")]
    [InlineData(@"\x{D800}", @"'\x' takes two hexadecimal digits, or up to six in braces, of a Unicode character")]
    [InlineData(@"\x{", @"'\x' takes two hexadecimal digits, or up to six in braces, of a Unicode character")]
    [InlineData(@"\Qa", @"'\Q' has no '\E'")]
    [InlineData("((a{999}){999}){999}", "it is too large; write fewer repetitions")]
    public void RefusesWhatIsNoPattern(string pattern, string expected)
    {
        Assert.False(SchemaPattern.TryCompile(pattern, out _, out var error));
        Assert.Equal("is no pattern of RE2's syntax: " + expected, error);
    }

    [Fact]
    public void TakesTimeThatGrowsWithTheText()
    {
        Assert.True(SchemaPattern.TryCompile("^(a*)*b$", out var pattern, out _));
        Assert.False(pattern.IsMatch(Encoding.UTF8.GetBytes(new string('a', 100_000))));
    }
}
