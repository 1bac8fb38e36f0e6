using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Policies.Explaining;
using Caveat.Policies.Model;

namespace Caveat.Cli.Explaining;

/// <summary>Explanations for programs.</summary>
internal static class ExplanationJson
{
    /// <param name="policies">What is explained.</param>
    /// <param name="examples">Null for none.</param>
    public static string Write(IReadOnlyList<PolicyExplanation> policies, RuleExamples? examples)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartArray("policies"u8);
        foreach (var policy in policies)
        {
            Write(json, policy, examples);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, PolicyExplanation policy, RuleExamples? examples)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, policy.Name);
        json.WriteString("kind"u8, policy.Kind);
        WriteText(json, "description"u8, policy.Description);
        WriteText(json, "operator"u8, policy.Operator);
        json.WriteString("appliesTo"u8, policy.Subject);
        json.WriteStartArray("rules"u8);
        foreach (var rule in policy.Rules)
        {
            Write(json, policy.Name, rule, examples);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string policy, RuleExplanation rule, RuleExamples? examples)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, rule.Name);
        json.WriteString("body"u8, rule.Body);
        json.WriteString("severity"u8, SeverityWord.Of(rule.Severity));
        json.WriteString("action"u8, rule.Action.ToString());
        WriteText(json, "enforceFrom"u8, rule.EnforceFrom?.ToString("O"));
        json.WriteString("sense"u8, rule.Sense);
        WriteTexts(json, "operations"u8, rule.Operations);
        WriteText(json, "when"u8, rule.When);
        WriteText(json, "condition"u8, rule.Condition);
        WriteTexts(json, "fields"u8, rule.Fields);
        WriteText(json, "message"u8, rule.Message);
        WriteText(json, "fix"u8, rule.Fix);
        WriteText(json, "docs"u8, rule.Docs);
        WriteExample(json, "stops"u8, examples?.Stopped($"{policy}/{rule.Name}"));
        WriteExample(json, "passes"u8, examples?.Passed($"{policy}/{rule.Name}"));
        json.WriteEndObject();
    }

    private static void WriteExample(Utf8JsonWriter json, ReadOnlySpan<byte> name, RuleExample? example)
    {
        if (example is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("case"u8, example.Case);
        json.WriteString("place"u8, example.Place);
        foreach (var (part, written) in example.Write)
        {
            json.WriteString(part, written);
        }

        WriteText(json, "outcome"u8, example.Outcome);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
