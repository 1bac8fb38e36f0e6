using Caveat.Cel.Syntax;
using Caveat.Text;

namespace Caveat.Conformance.Tests;

/// <summary>Every expression of the suites against the tree that cel-go's parser makes of it, and against its refusal where it refuses.</summary>
public sealed class ParsingTests
{
    // The options that the trees were made with: optional syntax and backquotes off, and few levels, since some rows are about the limit.
    private static readonly ParserOptions OfCelGo = new() { MaxDepth = 32, OptionalSyntax = false, QuotedFieldSyntax = false };

    public static IEnumerable<TheoryDataRow<string, int>> Parsing() => Rows("parsing");

    public static IEnumerable<TheoryDataRow<string, int>> Comprehension() => Rows("comprehension");

    public static IEnumerable<TheoryDataRow<string, int>> Checking() => Rows("checking");

    public static IEnumerable<TheoryDataRow<string, int>> Conformance() => Rows("conformance");

    [Theory]
    [MemberData(nameof(Parsing))]
    [MemberData(nameof(Comprehension))]
    [MemberData(nameof(Checking))]
    [MemberData(nameof(Conformance))]
    public void ReadsTheTreeThatCelGoReads(string suite, int index)
    {
        var row = SuiteRows.Of(suite)[index];
        var result = Parser.Parse(new SourceText("<input>", row.Expression), OfCelGo);
        Assert.Equal(row.Ast ?? "", result.Root is null ? "" : DebugPrinter.Print(result.Root, new KindAdorner()));
    }

    private static IEnumerable<TheoryDataRow<string, int>> Rows(string suite)
    {
        var rows = SuiteRows.Of(suite);
        for (var i = 0; i < rows.Count; i++)
        {
            yield return new TheoryDataRow<string, int>(suite, i) { TestDisplayName = $"{suite}: {rows[i].Path}" };
        }
    }
}
