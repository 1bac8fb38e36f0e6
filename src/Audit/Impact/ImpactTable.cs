using System.Globalization;
using Caveat.Audit.Reports;
using Spectre.Console;

namespace Caveat.Audit.Impact;

/// <summary>For people at a terminal: what would change, by rule, denials first, and a line that sums up.</summary>
public sealed class ImpactTable : IReport
{
    /// <summary>Changes of each sort that are shown; all are counted.</summary>
    public const int MaxRows = 500;

    private readonly StreamWriter _output;
    private readonly ReportOptions _options;
    private readonly ImpactCount _count = new();
    private readonly SortedDictionary<RuleChange, List<ReportRow>> _rows = [];

    /// <param name="output">Disposed of with this.</param>
    /// <param name="options">How wide and how colourful it is.</param>
    public ImpactTable(Stream output, ReportOptions options)
    {
        _output = new StreamWriter(output) { NewLine = "\n" };
        _options = options;
    }

    /// <inheritdoc/>
    public void Add(ObjectReport report)
    {
        _count.Add(report);
        foreach (var row in report.Found)
        {
            Keep(row, row.Change!.Value);
        }
    }

    /// <inheritdoc/>
    public void AddProblem(string problem) => _count.AddProblem();

    /// <inheritdoc/>
    public void Finish()
    {
        var console = TableGroup.ConsoleOf(_output, _options);
        foreach (var (change, rows) in _rows)
        {
            WriteAll(console, change, rows);
        }

        _output.WriteLine(Summary());
        _output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();

    private void Keep(ReportRow row, RuleChange change)
    {
        if (!_rows.TryGetValue(change, out var rows))
        {
            _rows[change] = rows = [];
        }

        if (rows.Count < MaxRows)
        {
            rows.Add(row);
        }
    }

    private void WriteAll(IAnsiConsole console, RuleChange change, List<ReportRow> rows)
    {
        foreach (var group in rows.GroupBy(static row => (row.RuleId, row.Fix, row.Docs)))
        {
            TableGroup.Write(console, ChangeWord.TitleOf(change), StyleOf(change), [.. group]);
            console.WriteLine();
        }

        if (_count[change] > rows.Count)
        {
            _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_count[change] - rows.Count} more {ChangeWord.TitleOf(change)}; -o json has all"));
        }
    }

    private string Summary()
    {
        List<string> counts = [];
        foreach (var change in ImpactCount.Order)
        {
            counts.Add(string.Create(CultureInfo.InvariantCulture, $"{_count[change]} {ChangeWord.TitleOf(change)}"));
        }

        var problems = _count.Problems == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {_count.Problems} not checked");
        return string.Create(CultureInfo.InvariantCulture, $"{_count.Objects} objects, {_count.Changed} with a change: {string.Join(", ", counts)}{problems}");
    }

    private static Style StyleOf(RuleChange change) => change switch
    {
        RuleChange.Denied => new Style(Color.Red, decoration: Decoration.Bold),
        RuleChange.Warned => new Style(Color.Yellow, decoration: Decoration.Bold),
        _ => new Style(Color.Green, decoration: Decoration.Bold),
    };
}
