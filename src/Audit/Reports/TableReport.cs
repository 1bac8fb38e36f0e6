using System.Globalization;
using Spectre.Console;

namespace Caveat.Audit.Reports;

/// <summary>For people at a terminal: findings grouped by rule, the worst first, and a line that sums up.</summary>
internal sealed class TableReport : IReport
{
    /// <summary>Findings that are shown: some fifty pages of a terminal.</summary>
    public const int MaxRows = 1_000;

    private readonly StreamWriter _output;
    private readonly ReportOptions _options;
    private readonly ReportTally _tally;
    private readonly WorstRows _rows = new(MaxRows);

    public TableReport(Stream output, ReportOptions options)
    {
        _output = new StreamWriter(output) { NewLine = "\n" };
        _options = options;
        _tally = new ReportTally(options.Operators());
    }

    public void Add(ObjectReport report)
    {
        _tally.Add(report);
        _rows.Add(report);
    }

    // Told on standard error as it is found.
    public void AddProblem(string problem) => _tally.AddProblem();

    public void Finish()
    {
        if (_tally.Findings > 0)
        {
            WriteGroups();
        }

        _output.WriteLine(Summary());
        _output.Flush();
    }

    public void Dispose() => _output.Dispose();

    private void WriteGroups()
    {
        var console = TableGroup.ConsoleOf(_output, _options);
        foreach (var group in GroupsOf(_rows.Sorted()))
        {
            TableGroup.Write(console, Words.Of(group[0].Result), StyleOf(group[0].Result), group);
            console.WriteLine();
        }

        if (_rows.Left > 0)
        {
            _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_rows.Left} more findings, none worse than these; -o json has all"));
        }
    }

    // Rows come the worst first; a group stands where its worst row does. What advises otherwise is a group of its own.
    private static List<List<ReportRow>> GroupsOf(IReadOnlyList<ReportRow> rows)
    {
        List<List<ReportRow>> groups = [];
        Dictionary<(RowResult, string, string?, string?, string), List<ReportRow>> known = [];
        foreach (var row in rows)
        {
            var key = (row.Result, row.RuleId, row.Fix, row.Docs, row.Resource.Cluster);
            if (!known.TryGetValue(key, out var group))
            {
                known[key] = group = [];
                groups.Add(group);
            }

            group.Add(row);
        }

        return groups;
    }

    private string Summary()
    {
        var objects = _tally.Objects == 1 ? "1 object" : string.Create(CultureInfo.InvariantCulture, $"{_tally.Objects} objects");
        List<string> counts = [];
        foreach (var result in ResultOrder.AsReported)
        {
            counts.Add(string.Create(CultureInfo.InvariantCulture, $"{_tally[result]} {Words.Of(result)}"));
        }

        var problems = _tally.Problems == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {_tally.Problems} not checked");
        var known = _tally.Known == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {_tally.Known} known");
        return $"{objects}: {string.Join(", ", counts)}{known}{problems}";
    }

    private static Style StyleOf(RowResult result) => result switch
    {
        RowResult.Fail or RowResult.Error => new Style(Color.Red, decoration: Decoration.Bold),
        RowResult.Warn => new Style(Color.Yellow, decoration: Decoration.Bold),
        _ => Style.Plain,
    };
}
