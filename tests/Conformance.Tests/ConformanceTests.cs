using Caveat.Cel;
using Caveat.Cel.Checking;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Planning;
using Caveat.Cel.Syntax;
using Caveat.Text;

namespace Caveat.Conformance.Tests;

/// <summary>The conformance suite of the CEL specification: values, errors and types.</summary>
public sealed class ConformanceTests
{
    private const string File = "conformance.txt";

    public static IEnumerable<TheoryDataRow<int>> Rows()
    {
        var rows = SuiteRows.Of("conformance");
        var skips = SkipList.Load(File);
        for (var i = 0; i < rows.Count; i++)
        {
            yield return new TheoryDataRow<int>(i) { TestDisplayName = rows[i].Path, Skip = skips.ReasonFor(rows[i]) };
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void GivesTheValueOrTheErrorOfTheSpecification(int index)
    {
        var row = SuiteRows.Of("conformance")[index];
        var environment = new SuiteEnvironment(row);
        var source = new SourceText("<input>", row.Expression);
        var check = row.Flag("disableCheck") ? CheckLoosely(environment.Environment, source) : environment.Environment.Check(source);
        if (row.Get("typedResult") is { } typed && check.Expr is not null)
        {
            Assert.Equal(SuiteType.Text(SuiteType.Read(typed.GetProperty("deducedType"))), SuiteType.Text(check.Expr.ResultType));
        }

        if (!row.Flag("checkOnly") || check.Expr is null)
        {
            Assert.Equal(Expected(row), Actual(row, check, environment));
        }
    }

    [Fact]
    public void EverySkipSkipsSomething()
    {
        var skips = SkipList.Load(File);
        foreach (var row in SuiteRows.Of("conformance"))
        {
            skips.ReasonFor(row);
        }

        Assert.Empty(skips.Unused());
    }

    private static CheckResult CheckLoosely(CelEnvironment environment, SourceText source)
    {
        var options = new ParserOptions { Macros = [.. StandardMacros.All, .. TwoVariableMacros.All, .. OptionalMacros.All, .. BindMacro.All] };
        var parsed = Parser.Parse(source, options);
        return parsed.Root is null
            ? new CheckResult(null, parsed.Diagnostics)
            : Checker.Check(DynLiterals.Wrap(parsed.Root, parsed.Factory), source, environment.Scope);
    }

    private static string Expected(SuiteRow row)
    {
        if (row.Get("evalError") is not null)
        {
            return "error";
        }

        var result = row.Get("typedResult") is { } typed && typed.TryGetProperty("result", out var inTyped) ? inTyped : row.Get("value");
        return result is { } value ? ValueText.Of(SuiteValue.Read(value)) : "true";
    }

    // Which error it is the suite leaves open; that it comes from the right stage it does not: only an unchecked row may fail before it runs.
    private static string Actual(SuiteRow row, CheckResult check, SuiteEnvironment environment)
    {
        if (check.Expr is null)
        {
            return row.Flag("disableCheck") && row.Get("evalError") is not null ? "error" : "does not compile: " + string.Join("; ", check.Diagnostics);
        }

        var frame = new Frame();
        frame.Begin(environment, new CostMeter(long.MaxValue));
        var value = Planner.Plan(check.Expr, new PlannerOptions { FailsOnBadPresenceTest = true }).Evaluate(frame);
        return value.IsError && row.Get("evalError") is not null ? "error" : ValueText.Of(value);
    }
}
