using System.Globalization;

namespace Caveat.Audit.Reports;

/// <summary>Workflow commands of GitHub Actions: annotations of the files' lines, written as they come.</summary>
internal sealed class GitHubReport : IReport
{
    private readonly StreamWriter _output;

    public GitHubReport(Stream output) => _output = new StreamWriter(output) { NewLine = "\n" };

    public void Add(ObjectReport report)
    {
        foreach (var row in report.Found)
        {
            if (row.Result < RowResult.Skip)
            {
                var place = row.Place.File is { Length: > 0 } file && file[0] != '<' && row.Place.Line > 0
                    ? $"file={Property(file)},line={row.Place.Line.ToString(CultureInfo.InvariantCulture)},"
                    : "";
                _output.WriteLine($"::{CommandOf(row)} {place}title={Property(row.RuleId)}::{Data($"{row.Resource}: {Words.Whole(row)}")}");
            }
        }
    }

    public void AddProblem(string problem) => _output.WriteLine($"::error title=not checked::{Data(problem)}");

    public void Finish() => _output.Flush();

    public void Dispose() => _output.Dispose();

    private static string CommandOf(ReportRow row) => row switch
    {
        { Result: RowResult.Fail or RowResult.Error } => "error",
        { Tolerated: true } => "notice",
        _ => "warning",
    };

    // The escapes are those of the runner: nothing else ends a command or a property.
    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
