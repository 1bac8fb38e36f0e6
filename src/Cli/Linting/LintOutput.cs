using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Policies.Linting;

namespace Caveat.Cli.Linting;

/// <summary>Prints what <c>lint</c> found.</summary>
internal static class LintOutput
{
    public static void Write(IReadOnlyList<LintFinding> findings, int files, string format, Surroundings surroundings)
    {
        switch (format)
        {
            case "json":
                surroundings.Output.WriteLine(Json(findings));
                break;
            case "github":
                WriteGitHub(findings, surroundings.Output);
                break;
            default:
                WriteLines(findings, surroundings.Output);
                surroundings.Output.WriteLine($"{Count(files, "file")}: {Count(findings, LintLevel.Error, "error")}, {Count(findings, LintLevel.Warning, "warning")}, {Count(findings, LintLevel.Info, "hint")}");
                break;
        }
    }

    private static void WriteLines(IReadOnlyList<LintFinding> findings, TextWriter output)
    {
        foreach (var finding in findings)
        {
            output.WriteLine(finding.ToString());
        }
    }

    // Workflow commands: GitHub shows each beside the line of the change.
    private static void WriteGitHub(IReadOnlyList<LintFinding> findings, TextWriter output)
    {
        foreach (var finding in findings)
        {
            var command = finding.Level switch { LintLevel.Error => "error", LintLevel.Warning => "warning", _ => "notice" };
            var (line, column) = finding.Position;
            output.WriteLine($"::{command} file={Property(finding.Source.Name)},line={line},col={column},title={Property(finding.Rule)}::{Data(finding.Message)}");
        }
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Json(IReadOnlyList<LintFinding> findings)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartArray("findings"u8);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, finding.Rule);
            json.WriteString("level"u8, finding.Level.ToString().ToLowerInvariant());
            json.WriteString("file"u8, finding.Source.Name);
            json.WriteNumber("line"u8, finding.Position.Line);
            json.WriteNumber("column"u8, finding.Position.Column);
            json.WriteString("message"u8, finding.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static string Count(IReadOnlyList<LintFinding> findings, LintLevel level, string noun)
    {
        var count = 0;
        foreach (var finding in findings)
        {
            count += finding.Level == level ? 1 : 0;
        }

        return Count(count, noun);
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
