using Caveat.Manifests.Testing;

namespace Caveat.Cli.Testing;

/// <summary>For people: what failed with its difference, what is not covered, and one line that sums it up.</summary>
internal sealed class TableTestReport : ITestReport
{
    private readonly Surroundings _surroundings;
    private readonly bool _isVerbose;

    /// <param name="surroundings">Where it is written.</param>
    /// <param name="isVerbose">Whether cases that passed are listed too.</param>
    public TableTestReport(Surroundings surroundings, bool isVerbose)
    {
        _surroundings = surroundings;
        _isVerbose = isVerbose;
    }

    public void Add(CaseResult result)
    {
        if (result.Problem is { } problem)
        {
            _surroundings.Output.WriteLine($"FAIL  {result.Name}");
            _surroundings.Output.WriteLine($"      {problem}");
        }
        else if (!result.Passed)
        {
            _surroundings.Output.WriteLine($"FAIL  {result.Name}  {result.Place}");
            Indent(CaseDiff.Of(result, _surroundings.IsTerminal));
        }
        else if (_isVerbose)
        {
            _surroundings.Output.WriteLine($"ok    {result.Name}");
        }
    }

    public void Finish(TestSummary summary)
    {
        List("rules that no case expects to fire", summary.NeverHit);
        List("rules that are never seen to pass", summary.NeverPassed);
        _surroundings.Output.WriteLine($"{summary.Passed} passed, {summary.Failed} failed");
    }

    private void Indent(string diff)
    {
        foreach (var line in diff.TrimEnd('\n').Split('\n'))
        {
            _surroundings.Output.WriteLine($"      {line}");
        }
    }

    private void List(string title, IReadOnlyList<string> rules)
    {
        if (rules.Count == 0)
        {
            return;
        }

        _surroundings.Output.WriteLine($"{title}:");
        foreach (var rule in rules)
        {
            _surroundings.Output.WriteLine($"  {rule}");
        }
    }
}
