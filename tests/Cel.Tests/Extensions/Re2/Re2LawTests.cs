using System.Text;
using System.Text.RegularExpressions;
using Caveat.Cel.Extensions.Re2;
using CsCheck;

namespace Caveat.Cel.Tests.Extensions.Re2;

public sealed class Re2LawTests
{
    private static readonly Gen<string> Texts = Gen.String[Gen.Char["ab1 _\néß"], 0, 12].Select(t => t.Replace("ß", "😀", StringComparison.Ordinal));

    [Fact]
    public void NoPatternThrowsAndEveryMatchIsOfWholeCodePoints() =>
        Gen.Select(Gen.String[Gen.Char[@"ab1é.*+?|()[]^$\{},-:=!<>PQEdDwWsSbBzAipLx&"], 0, 14], Texts).Sample(
            (pattern, text) =>
            {
                if (!Re2Pattern.TryCompile(pattern, out var compiled, out var error))
                {
                    return error.StartsWith("error parsing regexp: ", StringComparison.Ordinal);
                }

                var utf8 = Encoding.UTF8.GetBytes(text);
                var matches = compiled.FindAll(utf8, -1);
                return compiled.IsMatch(utf8) == (matches.Count > 0) && matches.All(match => IsWhole(utf8, match));
            },
            iter: 3_000);

    /// <summary>Where both have the same syntax and meaning, .NET's backtracking engine is the judge.</summary>
    [Fact]
    public void AgreesWithTheBacktrackingEngineOnAscii() =>
        Gen.Select(Patterns(3), Gen.String[Gen.Char["ab1 _"], 0, 10]).Sample(
            (pattern, text) =>
            {
                Assert.True(Re2Pattern.TryCompile(pattern, out var compiled, out var error), error);
                var expected = Regex.Match(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
                var found = compiled.Find(Encoding.UTF8.GetBytes(text));
                return expected.Success ? found == new Re2Match(expected.Index, expected.Length) : found is null;
            },
            iter: 3_000);

    private static bool IsWhole(byte[] utf8, Re2Match match) => IsBoundary(utf8, match.Start) && IsBoundary(utf8, match.Start + match.Length);

    private static bool IsBoundary(byte[] utf8, int at) => at == utf8.Length || (utf8[at] & 0xC0) != 0x80;

    private static Gen<string> Patterns(int depth)
    {
        var atoms = Gen.Int[0, 7].Select(i => ((string[])["a", "b", "1", "[ab]", "[^a]", ".", @"\b", @"\d"])[i]);
        if (depth == 0)
        {
            return atoms;
        }

        var inner = Patterns(depth - 1);
        return Gen.OneOf(
            atoms,
            Gen.Select(inner, inner).Select((x, y) => x + y),
            Gen.Select(inner, inner).Select((x, y) => $"(?:{x}|{y})"),
            Gen.Select(inner, Gen.Int[0, 5]).Select((x, i) => $"(?:{x}a)" + ((string[])["*", "+", "?", "*?", "+?", "{1,2}"])[i]));
    }
}
