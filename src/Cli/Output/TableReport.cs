using Caveat.Manifests;
using Cell = Spectre.Console.Text;
using Spectre.Console;

namespace Caveat.Cli.Output;

/// <summary>For people: a table of what was found, and one line that sums it up.</summary>
internal sealed class TableReport : IReport
{
    private readonly Surroundings _surroundings;
    private readonly Table _table = new Table().Border(TableBorder.None).AddColumns("RESULT", "OBJECT", "RULE", "FINDING");
    private readonly ResultCounts _counts = new();
    private int _objects;

    public TableReport(Surroundings surroundings) => _surroundings = surroundings;

    public void Add(JudgedManifest result)
    {
        _objects++;
        foreach (var row in ReportRow.RowsOf(result))
        {
            _counts.Add(row.Result);
            _table.AddRow(
                new Cell(row.Result, StyleOf(row.Result)),
                new Cell($"{result.Manifest.Kind.Kind} {NameOf(result)}\n{result.Manifest.Place}"),
                new Cell($"{row.Policy}/{row.Rule}{SeverityOf(row)}"),
                new Cell(FindingOf(row)));
        }
    }

    public void Finish()
    {
        if (_table.Rows.Count > 0)
        {
            Terminal.Of(_surroundings).Write(_table);
            _surroundings.Output.WriteLine();
        }

        var objects = _objects == 1 ? "1 object" : $"{_objects} objects";
        _surroundings.Output.WriteLine($"{objects}: {_counts.Fail} fail, {_counts.Warn} warn, {_counts.Error} error, {_counts.Skip} skip");
    }

    public void Dispose()
    {
    }

    private static string NameOf(JudgedManifest result) =>
        result.Namespace.Length == 0 ? result.Manifest.Name : $"{result.Namespace}/{result.Manifest.Name}";

    private static string SeverityOf(ReportRow row) => row.Violation is null ? "" : $"\n{Words.Of(row.Violation.Severity)}";

    private static string FindingOf(ReportRow row)
    {
        List<string> lines = [row.Message];
        foreach (var field in row.Violation?.Fields ?? [])
        {
            lines.Add(field.OldValue is null ? $"{field.Path}: {field.Value ?? "(not set)"}" : $"{field.Path}: {field.OldValue} -> {field.Value ?? "(removed)"}");
        }

        if (row.Violation?.Fix is { } fix)
        {
            lines.Add($"fix: {fix}");
        }

        if (row.Violation?.Docs is { } docs)
        {
            lines.Add($"docs: {docs}");
        }

        return string.Join('\n', lines);
    }

    private static Style StyleOf(string result) => result switch
    {
        "fail" or "error" => new Style(Color.Red, decoration: Decoration.Bold),
        "warn" => new Style(Color.Yellow),
        _ => Style.Plain,
    };
}
