using Caveat.Text;

namespace Caveat.Conformance.Tests;

/// <summary>Types and overloads of every node against those that cel-go's checker finds, and its refusals.</summary>
public sealed class CheckingTests
{
    private const string File = "checking.txt";

    public static IEnumerable<TheoryDataRow<string, int>> Rows()
    {
        var skips = SkipList.Load(File);
        foreach (var suite in (string[])["checking", "parsing", "conformance"])
        {
            var rows = SuiteRows.Of(suite);
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Ast is not null && !rows[i].Flag("disableCheck"))
                {
                    yield return new TheoryDataRow<string, int>(suite, i) { TestDisplayName = $"{suite}: {rows[i].Path}", Skip = skips.ReasonFor(rows[i]) };
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void FindsTheTypesThatCelGoFinds(string suite, int index)
    {
        var row = SuiteRows.Of(suite)[index];
        var environment = new SuiteEnvironment(row, CelGoLibraries.OfTypes(row), CheckerTestVariables.All).Environment;
        var result = environment.Check(new SourceText("<input>", row.Expression));
        Assert.Equal(row.CheckedAst ?? "", result.Expr is null ? "" : ResolvedNames.Print(result.Expr));
    }

    [Fact]
    public void EverySkipSkipsSomething()
    {
        var skips = SkipList.Load(File);
        foreach (var suite in (string[])["checking", "parsing", "conformance"])
        {
            foreach (var row in SuiteRows.Of(suite))
            {
                skips.ReasonFor(row);
            }
        }

        Assert.Empty(skips.Unused());
    }
}
