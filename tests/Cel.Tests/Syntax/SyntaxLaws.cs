using Caveat.Cel.Syntax;
using CsCheck;

namespace Caveat.Cel.Tests.Syntax;

public sealed class SyntaxLaws
{
    [Fact]
    public void PrintingAndReadingGivesTheSameTree() =>
        Generated.Tree.Sample(
            tree =>
            {
                var printed = Printer.Print(tree);
                var read = Generated.Parse(printed);
                Assert.True(read.Root is not null, printed + "\n" + string.Join('\n', read.Diagnostics));
                Assert.Equal(Trees.OnOneLine(tree), Trees.OnOneLine(read.Root!));
                Assert.Equal(printed, Printer.Print(read.Root!));
            },
            iter: 3_000,
            print: Printer.Print);

    [Fact]
    public void AnyTextEndsInATreeOrInErrorsWithinItsBounds() =>
        Generated.Text.Sample(
            text =>
            {
                var result = Generated.Parse(text);
                Assert.Equal(result.Root is null, result.Diagnostics.Count > 0);
                Assert.InRange(result.Diagnostics.Count, 0, Parser.MaxFindings);
                foreach (var diagnostic in result.Diagnostics)
                {
                    Assert.InRange(diagnostic.Span.Start, 0, text.Length);
                    Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, text.Length);
                }

                if (result.Root is { } tree)
                {
                    var again = Generated.Parse(Printer.Print(tree)).Root;
                    Assert.Equal(Trees.OnOneLine(tree), again is null ? "" : Trees.OnOneLine(again));
                }
            },
            iter: 20_000);
}
