using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Caveat.Audit.Reports;
using Caveat.Json;
using Caveat.Manifests;
using Caveat.Policies;
using Caveat.Policies.Model;

namespace Caveat.Audit.Reading;

/// <summary>Reads a row as <see cref="JsonReport"/> writes it.</summary>
internal static class RowReader
{
    /// <summary>False for what is no row of a report.</summary>
    /// <param name="json">What should be one.</param>
    /// <param name="row">Null when the answer is false.</param>
    /// <param name="expected">What it lacks; null when the answer is true.</param>
    public static bool TryRead(JsonValue json, [NotNullWhen(true)] out ReportRow? row, [NotNullWhen(false)] out string? expected)
    {
        (row, expected) = (null, null);
        if (json.Property("policy"u8).Text is not { } policy || ResultOf(json.Property("result"u8)) is not { } result)
        {
            expected = "an object with 'policy' and 'result'";
            return false;
        }

        var (action, severity) = (ActionOf(json.Property("action"u8)), SeverityOf(json.Property("severity"u8)));
        if ((result == RowResult.Fail && action is null) || (action is not null && severity is null))
        {
            expected = $"a violation with 'action' and 'severity', such as {Words.Of(RuleAction.Deny)} and {SeverityWord.Of(Severity.High)}";
            return false;
        }

        row = new ReportRow
        {
            Policy = policy,
            Rule = json.Property("rule"u8).Text ?? "",
            Body = json.Property("body"u8).Text ?? "",
            Result = result,
            Action = action,
            Severity = severity,
            Resource = ResourceOf(json.Property("resource"u8)),
            Place = PlaceOf(json.Property("place"u8)),
            Message = json.Property("message"u8).Text ?? "",
            Fields = FieldsOf(json.Property("fields"u8)),
            Fix = json.Property("fix"u8).Text,
            Docs = json.Property("docs"u8).Text,
            Tolerated = json.Property("tolerated"u8).IsTrue,
            ExceptedBy = json.Property("exceptedBy"u8).Text,
            Denies = result == RowResult.Fail || json.Property("denies"u8).IsTrue,
            IsKnown = json.Property("known"u8).IsTrue,
            FirstSeen = TimeOf(json.Property("firstSeen"u8)),
            LastSeen = TimeOf(json.Property("lastSeen"u8)),
        };
        return true;
    }

    private static RowResult? ResultOf(JsonValue word) => Find(Enum.GetValues<RowResult>(), Words.Of, word);

    private static RuleAction? ActionOf(JsonValue word) => Find(Enum.GetValues<RuleAction>(), Words.Of, word);

    private static Severity? SeverityOf(JsonValue word) => Find(Enum.GetValues<Severity>(), SeverityWord.Of, word);

    private static T? Find<T>(T[] values, Func<T, string> nameOf, JsonValue word) where T : struct
    {
        foreach (var value in values)
        {
            if (word.Is(nameOf(value)))
            {
                return value;
            }
        }

        return null;
    }

    private static ReportResource ResourceOf(JsonValue json) => new(
        json.Property("apiVersion"u8).Text ?? "",
        json.Property("kind"u8).Text ?? "",
        json.Property("namespace"u8).Text ?? "",
        json.Property("name"u8).Text ?? "")
    {
        Cluster = json.Property("cluster"u8).Text ?? "",
    };

    private static ManifestPlace PlaceOf(JsonValue json) =>
        json.Property("file"u8).Text is not { } file ? default : new ManifestPlace(file, (int)LongOf(json.Property("line"u8), 0), json.Property("item"u8).Text ?? "");

    private static List<FieldValue> FieldsOf(JsonValue json)
    {
        List<FieldValue> fields = new(json.Count);
        for (var i = 0; i < json.Count; i++)
        {
            var (field, old) = (json.At(i), json.At(i).Property("oldValue"u8).Text);
            fields.Add(new FieldValue(field.Property("path"u8).Text ?? "", field.Property("value"u8).Text, old) { IsChange = old is not null || field.Property("change"u8).IsTrue, SetBy = WriterOf(field.Property("setBy"u8)) });
        }

        return fields;
    }

    private static FieldWriter? WriterOf(JsonValue json) =>
        json.Property("manager"u8).Text is { } manager ? new FieldWriter(manager, json.Property("operation"u8).Text ?? "", json.Property("time"u8).Text) : null;

    /// <summary>A whole number; the other one where there is none.</summary>
    public static long LongOf(JsonValue json, long other) => json.Kind == JsonKind.Integer ? json.AsInteger : other;

    private static DateTimeOffset? TimeOf(JsonValue json) =>
        json.Text is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
