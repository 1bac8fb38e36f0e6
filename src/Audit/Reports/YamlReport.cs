using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Policies.Model;

namespace Caveat.Audit.Reports;

/// <summary>The report format of the field as YAML, written as it comes.</summary>
internal sealed class YamlReport : IReport
{
    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./");

    private readonly StreamWriter _output;
    private readonly ReportTally _tally = new(new Dictionary<string, string>(StringComparer.Ordinal));
    private readonly ProblemList _problems = new();

    public YamlReport(Stream output) => _output = new StreamWriter(output, bufferSize: 64 * 1024) { NewLine = "\n" };

    public void Add(ObjectReport report)
    {
        foreach (var row in report.Rows)
        {
            _output.WriteLine(HasRows ? "" : "results:");
            HasRows = true;
            WriteRow(row);
        }

        _tally.Add(report);
    }

    public void AddProblem(string problem)
    {
        _tally.AddProblem();
        _problems.Add(problem);
    }

    public void Finish()
    {
        _output.WriteLine(HasRows ? "" : "results: []");
        if (_problems.Kept.Count > 0)
        {
            _output.WriteLine("problems:");
            foreach (var problem in _problems.Kept)
            {
                _output.WriteLine($"- {Quoted(problem)}");
            }
        }

        _output.WriteLine($"objects: {_tally.Objects.ToString(CultureInfo.InvariantCulture)}");
        _output.WriteLine($"notChecked: {_tally.Problems.ToString(CultureInfo.InvariantCulture)}");
        _output.WriteLine("summary:");
        foreach (var result in ResultOrder.AsReported)
        {
            _output.WriteLine($"  {Words.Of(result)}: {_tally[result].ToString(CultureInfo.InvariantCulture)}");
        }

        _output.Flush();
    }

    public void Dispose() => _output.Dispose();

    private bool HasRows { get; set; }

    // The last line of a row stays open, as the end of the report looks the same with and without rows.
    private void WriteRow(ReportRow row)
    {
        _output.Write($"- policy: {Scalar(row.Policy)}");
        Write("rule", row.Rule);
        Write("body", row.Body);
        Write("result", Words.Of(row.Result));
        if (row.Action is { } action)
        {
            Write("action", Words.Of(action));
            Write("severity", SeverityWord.Of(row.Severity!.Value));
        }

        if (row.Tolerated)
        {
            _output.Write("\n  tolerated: true");
        }

        if (row is { Result: RowResult.Error, Denies: true })
        {
            _output.Write("\n  denies: true");
        }

        WriteResource(row);
        if (row.Result != RowResult.Pass)
        {
            WriteFinding(row);
        }
    }

    private void WriteResource(ReportRow row)
    {
        _output.Write("\n  resource:");
        Write("  cluster", row.Resource.Cluster.Length > 0 ? row.Resource.Cluster : null);
        Write("  apiVersion", row.Resource.ApiVersion);
        Write("  kind", row.Resource.Kind);
        Write("  namespace", row.Resource.Namespace);
        Write("  name", row.Resource.Name);
        if (row.Place.File is { Length: > 0 } file)
        {
            _output.Write("\n  place:");
            Write("  file", file);
            _output.Write($"\n    line: {row.Place.Line.ToString(CultureInfo.InvariantCulture)}");
            Write("  item", row.Place.Item is { Length: > 0 } item ? item : null);
        }
    }

    private void WriteFinding(ReportRow row)
    {
        Write("message", row.Message);
        _output.Write(row.Fields.Count == 0 ? "\n  fields: []" : "\n  fields:");
        foreach (var field in row.Fields)
        {
            _output.Write($"\n  - path: {Scalar(field.Path)}");
            Write("  value", field.Value);
            Write("  oldValue", field.OldValue);
            if (field is { IsChange: true, OldValue: null })
            {
                _output.Write("\n    change: true");
            }

            if (field.SetBy is { } writer)
            {
                _output.Write("\n    setBy:");
                Write("    manager", writer.Manager);
                Write("    operation", writer.Operation);
                Write("    time", writer.Time);
            }
        }

        Write("fix", row.Fix);
        Write("docs", row.Docs);
        Write("exceptedBy", row.ExceptedBy);
        WriteId(row);
    }

    private void WriteId(ReportRow row)
    {
        Write("id", row.Id);
        if (row.IsKnown)
        {
            _output.Write("\n  known: true");
        }

        Write("firstSeen", row.FirstSeen is { } first ? Words.Of(first) : null);
        Write("lastSeen", row.LastSeen is { } last ? Words.Of(last) : null);
    }

    private void Write(string name, string? value)
    {
        if (value is not null)
        {
            _output.Write($"\n  {name}: {Scalar(value)}");
        }
    }

    // Plain where nobody can take it for something else than a string; a JSON string is one of YAML too.
    private static string Scalar(string value) =>
        value.Length > 0 && char.IsAsciiLetter(value[0]) && !value.AsSpan().ContainsAnyExcept(PlainCharacters) && !IsWord(value) ? value : Quoted(value);

    // The words that YAML 1.1 takes for a boolean or null.
    private static bool IsWord(string value) =>
        value.Length <= 5 && value.ToUpperInvariant() is "Y" or "N" or "YES" or "NO" or "ON" or "OFF" or "TRUE" or "FALSE" or "NULL";

    // By way of UTF-8, where half of a surrogate pair becomes U+FFFD, as in the report as JSON: here it would be no text at all.
    private static string Quoted(string value) => $"\"{JsonEncodedText.Encode(Encoding.UTF8.GetBytes(value), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
