using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Policies.Model;

namespace Caveat.Audit.Reports;

/// <summary>SARIF 2.1.0 (OASIS). Results are written as they come; the rules that they name stand behind them.</summary>
internal sealed class SarifReport : IReport
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const int BufferBytes = 64 * 1024;

    private readonly Stream _output;
    private readonly ReportOptions _options;
    private readonly Utf8JsonWriter _json;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<ReportRow> _rules = [];
    private readonly ProblemList _problems = new();

    public SarifReport(Stream output, ReportOptions options)
    {
        _output = output;
        _options = options;
        _json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteString("$schema"u8, Schema);
        _json.WriteString("version"u8, "2.1.0"u8);
        _json.WriteStartArray("runs"u8);
        _json.WriteStartObject();
        _json.WriteStartArray("results"u8);
    }

    public void Add(ObjectReport report)
    {
        foreach (var row in report.Found)
        {
            if (row.Result != RowResult.Pass)
            {
                WriteResult(row);
            }
        }

        if (_json.BytesPending >= BufferBytes)
        {
            _json.Flush();
        }
    }

    public void AddProblem(string problem) => _problems.Add(problem);

    public void Finish()
    {
        _json.WriteEndArray();
        WriteTool();
        WriteInvocation();
        _json.WriteString("columnKind"u8, "unicodeCodePoints"u8);
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _output.Write("\n"u8);
        _output.Flush();
    }

    public void Dispose()
    {
        _json.Dispose();
        _output.Dispose();
    }

    private void WriteResult(ReportRow row)
    {
        _json.WriteStartObject();
        _json.WriteString("ruleId"u8, row.RuleId);
        _json.WriteNumber("ruleIndex"u8, PlaceOf(row));
        _json.WriteString("level"u8, LevelOf(row));
        WriteText("message"u8, Words.Whole(row));
        WriteLocation(row);
        _json.WriteStartObject("partialFingerprints"u8);
        _json.WriteString("caveatFinding/v1"u8, row.Id);
        _json.WriteEndObject();
        WriteSuppression(row);
        WriteBaseline(row);
        WriteProperties(row);
        _json.WriteEndObject();
    }

    private int PlaceOf(ReportRow row)
    {
        if (!_places.TryGetValue(row.RuleId, out var place))
        {
            place = _rules.Count;
            _places[row.RuleId] = place;
            _rules.Add(row);
        }
        else if (_rules[place].Severity is null && row.Severity is not null)
        {
            // An error knows little of its rule.
            _rules[place] = row;
        }

        return place;
    }

    private void WriteLocation(ReportRow row)
    {
        _json.WriteStartArray("locations"u8);
        _json.WriteStartObject();
        if (row.Place.File is { Length: > 0 } file && row.Place.Line > 0 && file[0] != '<')
        {
            _json.WriteStartObject("physicalLocation"u8);
            _json.WriteStartObject("artifactLocation"u8);
            _json.WriteString("uri"u8, UriOf(file));
            _json.WriteEndObject();
            _json.WriteStartObject("region"u8);
            _json.WriteNumber("startLine"u8, row.Place.Line);
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteStartArray("logicalLocations"u8);
        _json.WriteStartObject();
        _json.WriteString("name"u8, row.Resource.Name);
        _json.WriteString("fullyQualifiedName"u8, $"{row.Resource.ApiVersion} {row.Resource}");
        _json.WriteString("kind"u8, "resource"u8);
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    private void WriteSuppression(ReportRow row)
    {
        if (row.ExceptedBy is { } excepted)
        {
            _json.WriteStartArray("suppressions"u8);
            _json.WriteStartObject();
            _json.WriteString("kind"u8, "external"u8);
            _json.WriteString("justification"u8, excepted);
            _json.WriteEndObject();
            _json.WriteEndArray();
        }
    }

    // Only a run that remembers can say which results are new.
    private void WriteBaseline(ReportRow row)
    {
        if (_options.HasHistory && row.IsFinding)
        {
            _json.WriteString("baselineState"u8, row.IsKnown || row.FirstSeen < row.LastSeen ? "unchanged" : "new");
        }
    }

    private void WriteProperties(ReportRow row)
    {
        _json.WriteStartObject("properties"u8);
        _json.WriteString("result"u8, Words.Of(row.Result));
        if (row.Severity is { } severity)
        {
            _json.WriteString("severity"u8, SeverityWord.Of(severity));
        }

        if (row.Tolerated)
        {
            _json.WriteBoolean("tolerated"u8, value: true);
        }

        if (row.FirstSeen is { } first && row.LastSeen is { } last)
        {
            _json.WriteString("firstSeen"u8, Words.Of(first));
            _json.WriteString("lastSeen"u8, Words.Of(last));
        }

        if (row.IsKnown)
        {
            _json.WriteBoolean("known"u8, value: true);
        }

        _json.WriteStartArray("fields"u8);
        foreach (var field in row.Fields)
        {
            _json.WriteStringValue(field.Path);
        }

        _json.WriteEndArray();
        WriteSetBy(row);
        _json.WriteEndObject();
    }

    // Of the fields that have one.
    private void WriteSetBy(ReportRow row)
    {
        if (!row.Fields.Any(static field => field.SetBy is not null))
        {
            return;
        }

        _json.WriteStartArray("setBy"u8);
        foreach (var field in row.Fields)
        {
            if (field.SetBy is { } writer)
            {
                _json.WriteStartObject();
                _json.WriteString("path"u8, field.Path);
                _json.WriteString("manager"u8, writer.Manager);
                _json.WriteString("operation"u8, writer.Operation);
                if (writer.Time is { } time)
                {
                    _json.WriteString("time"u8, time);
                }

                _json.WriteEndObject();
            }
        }

        _json.WriteEndArray();
    }

    private void WriteTool()
    {
        _json.WriteStartObject("tool"u8);
        _json.WriteStartObject("driver"u8);
        _json.WriteString("name"u8, "caveat"u8);
        if (_options.Version.Length > 0)
        {
            _json.WriteString("version"u8, _options.Version);
        }

        _json.WriteStartArray("rules"u8);
        foreach (var rule in _rules)
        {
            WriteRule(rule);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteRule(ReportRow rule)
    {
        _json.WriteStartObject();
        _json.WriteString("id"u8, rule.RuleId);
        WriteText("shortDescription"u8, rule.Body.Length == 0 ? rule.RuleId : $"{rule.RuleId} ({rule.Body})");
        WriteText("fullDescription"u8, rule.Message);
        if ((rule.Fix ?? rule.Docs) is { } help)
        {
            WriteText("help"u8, help);
        }

        if (rule.Docs is { } docs)
        {
            _json.WriteString("helpUri"u8, docs);
        }

        _json.WriteStartObject("defaultConfiguration"u8);
        _json.WriteString("level"u8, rule.Action is null or RuleAction.Deny ? "error" : "warning");
        _json.WriteEndObject();
        WriteRuleProperties(rule);
        _json.WriteEndObject();
    }

    private void WriteRuleProperties(ReportRow rule)
    {
        _json.WriteStartObject("properties"u8);
        _json.WriteStartArray("tags"u8);
        _json.WriteStringValue(rule.Policy);
        _json.WriteEndArray();
        if (rule.Severity is { } severity)
        {
            _json.WriteString("severity"u8, SeverityWord.Of(severity));
        }

        _json.WriteEndObject();
    }

    private void WriteInvocation()
    {
        _json.WriteStartArray("invocations"u8);
        _json.WriteStartObject();
        _json.WriteBoolean("executionSuccessful"u8, _problems.Kept.Count == 0);
        _json.WriteStartArray("toolExecutionNotifications"u8);
        foreach (var problem in _problems.Kept)
        {
            _json.WriteStartObject();
            _json.WriteString("level"u8, "error"u8);
            WriteText("message"u8, problem);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    private void WriteText(ReadOnlySpan<byte> name, string text)
    {
        _json.WriteStartObject(name);
        _json.WriteString("text"u8, text);
        _json.WriteEndObject();
    }

    private static string LevelOf(ReportRow row) => row switch
    {
        { Result: RowResult.Fail or RowResult.Error } => "error",
        { Tolerated: true } => "note",
        { Result: RowResult.Warn } => "warning",
        _ => "none",
    };

    // A relative path stays relative: who reads the report knows where the sources lie.
    private static string UriOf(string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        var uri = string.Join('/', Array.ConvertAll(parts, Uri.EscapeDataString));
        return path[0] == '/' ? $"file://{uri}" : uri;
    }
}
