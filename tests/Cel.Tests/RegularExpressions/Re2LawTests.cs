using System.Text;
using Caveat.Cel.RegularExpressions;
using CsCheck;

namespace Caveat.Cel.Tests.RegularExpressions;

public sealed class Re2LawTests
{
    private static readonly Gen<string> Texts = Gen.String[Gen.Char["ab1 _\néß"], 0, 12].Select(t => t.Replace("ß", "😀", StringComparison.Ordinal));

    private static readonly ReferencePattern[] Atoms =
    [
        ReferencePattern.Class("a", c => c == 'a'),
        ReferencePattern.Class("b", c => c == 'b'),
        ReferencePattern.Class("1", c => c == '1'),
        ReferencePattern.Class("[ab]", c => c is 'a' or 'b'),
        ReferencePattern.Class("[^a]", c => c != 'a'),
        ReferencePattern.Class(".", c => c != '\n'),
        ReferencePattern.Class(@"\d", char.IsAsciiDigit),
        ReferencePattern.WordBoundary,
    ];

    private static readonly (string Text, int Min, int Max)[] Quantifiers =
        [("*", 0, int.MaxValue), ("+", 1, int.MaxValue), ("?", 0, 1), ("*?", 0, int.MaxValue), ("+?", 1, int.MaxValue), ("??", 0, 1), ("{1,2}", 1, 2), ("{0,2}?", 0, 2)];

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
                var matches = compiled.FindAll(utf8, -1)!;
                return compiled.IsMatch(utf8) == (matches.Count > 0) && matches.All(match => IsWhole(utf8, match));
            },
            iter: 20_000);

    [Fact]
    public void FindsTheMatchThatABacktrackerPrefers() =>
        Gen.Select(Patterns(3), Gen.String[Gen.Char["ab1 _"], 0, 10]).Sample(
            (pattern, text) =>
            {
                Assert.True(Re2Pattern.TryCompile(pattern.Text, out var compiled, out var error), error);
                var utf8 = Encoding.UTF8.GetBytes(text);
                var found = compiled.Find(utf8);
                return compiled.IsMatch(utf8) == found.HasValue && found == pattern.Find(text);
            },
            iter: 20_000);

    private static bool IsWhole(byte[] utf8, Re2Match match) => IsBoundary(utf8, match.Start) && IsBoundary(utf8, match.Start + match.Length);

    private static bool IsBoundary(byte[] utf8, int at) => at == utf8.Length || (utf8[at] & 0xC0) != 0x80;

    private static Gen<ReferencePattern> Patterns(int depth)
    {
        var atoms = Gen.Int[0, Atoms.Length - 1].Select(i => Atoms[i]);
        if (depth == 0)
        {
            return atoms;
        }

        var inner = Patterns(depth - 1);
        return Gen.OneOf(
            atoms,
            Gen.Select(inner, inner).Select((x, y) => x.Then(y)),
            Gen.Select(inner, inner).Select((x, y) => x.Or(y)),
            Gen.Select(inner, Gen.Int[0, Quantifiers.Length - 1]).Select((x, i) => x.Then(Atoms[0]).Times(Quantifiers[i].Text, Quantifiers[i].Min, Quantifiers[i].Max)));
    }
}
