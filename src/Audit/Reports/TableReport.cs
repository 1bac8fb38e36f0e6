using System.Globalization;
using Caveat.Policies.Model;
using Cell = Spectre.Console.Text;
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
        var console = Console();
        foreach (var group in GroupsOf(_rows.Sorted()))
        {
            WriteGroup(console, group);
            console.WriteLine();
        }

        if (_rows.Left > 0)
        {
            _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_rows.Left} more findings, none worse than these; -o json has all"));
        }
    }

    private static void WriteGroup(IAnsiConsole console, List<ReportRow> rows)
    {
        var first = rows[0];
        var severity = first.Severity is { } known ? $"  {SeverityWord.Of(known)}" : "";
        console.Write(new Cell($"{Words.Of(first.Result),-5}", StyleOf(first.Result)));
        console.Write(new Cell($" {first.RuleId}{severity}\n", new Style(decoration: Decoration.Bold)));
        var grid = new Grid().AddColumns(3);
        foreach (var row in rows)
        {
            grid.AddRow(CellOf(row.Resource.ToString()), CellOf(PlaceOf(row)), CellOf(FindingOf(row)));
        }

        console.Write(new Padder(grid, new Padding(4, 0, 0, 0)));
        WriteAdvice(console, "fix", first.Fix);
        WriteAdvice(console, "docs", first.Docs);
    }

    private static void WriteAdvice(IAnsiConsole console, string name, string? text)
    {
        if (text is not null)
        {
            console.Write(CellOf($"    {name}: {text}\n"));
        }
    }

    // What an object says must not move the cursor or change colours.
    private static Cell CellOf(string text)
    {
        var shown = text.ToCharArray();
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = shown[i] != '\n' && (char.IsControl(shown[i]) || char.GetUnicodeCategory(shown[i]) == UnicodeCategory.Format) ? '\uFFFD' : shown[i];
        }

        return new Cell(new string(shown));
    }

    private static string FindingOf(ReportRow row)
    {
        List<string> lines = [row.Tolerated ? $"{row.Message} (was so before)" : row.Message];
        foreach (var field in row.Fields)
        {
            lines.Add(field.ToString());
        }

        return string.Join('\n', lines);
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

    private static string PlaceOf(ReportRow row) => row.Place.File is { Length: > 0 } ? row.Place.ToString() : "";

    private string Summary()
    {
        var objects = _tally.Objects == 1 ? "1 object" : string.Create(CultureInfo.InvariantCulture, $"{_tally.Objects} objects");
        List<string> counts = [];
        foreach (var result in ResultOrder.AsReported)
        {
            counts.Add(string.Create(CultureInfo.InvariantCulture, $"{_tally[result]} {Words.Of(result)}"));
        }

        var problems = _tally.Problems == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {_tally.Problems} not checked");
        return $"{objects}: {string.Join(", ", counts)}{problems}";
    }

    private IAnsiConsole Console()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = _options.HasColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = _options.HasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(_output),
        });
        console.Profile.Width = _options.Width;
        return console;
    }

    private static Style StyleOf(RowResult result) => result switch
    {
        RowResult.Fail or RowResult.Error => new Style(Color.Red, decoration: Decoration.Bold),
        RowResult.Warn => new Style(Color.Yellow, decoration: Decoration.Bold),
        _ => Style.Plain,
    };
}
