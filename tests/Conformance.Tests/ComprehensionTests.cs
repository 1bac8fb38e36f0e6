using System.Globalization;
using Caveat.Cel.Evaluation;
using Caveat.Text;

namespace Caveat.Conformance.Tests;

/// <summary>
/// The comprehension suite, from cel-go's tests of its library: every expression is true, but those that are there to be refused or to fail, and those whose
/// variables the suite does not tell. Suites/comprehension.txt has what these give, by their index in the suite.
/// </summary>
public sealed class ComprehensionTests
{
    private static readonly Dictionary<int, string> Exceptions = ReadExceptions();

    public static IEnumerable<TheoryDataRow<int>> Rows()
    {
        var rows = SuiteRows.Of("comprehension");
        for (var i = 0; i < rows.Count; i++)
        {
            yield return new TheoryDataRow<int>(i) { TestDisplayName = rows[i].Path };
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void IsTrueOrRefused(int index)
    {
        var row = SuiteRows.Of("comprehension")[index];
        var environment = new SuiteEnvironment(row);
        var compilation = environment.Environment.Compile(new SourceText("<input>", row.Expression));
        Assert.Equal(Exceptions.GetValueOrDefault(index, "true"), compilation.Program is null ? "refused" : Evaluate(compilation.Program, environment));
    }

    private static Dictionary<int, string> ReadExceptions()
    {
        var exceptions = new Dictionary<int, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Suites", "comprehension.txt")))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var parts = line.Split(' ', 2);
                exceptions.Add(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
            }
        }

        return exceptions;
    }

    private static string Evaluate(Program program, SuiteEnvironment environment)
    {
        var frame = new Frame();
        frame.Begin(environment, new CostMeter(long.MaxValue));
        return ValueText.Of(program.Evaluate(frame));
    }
}
