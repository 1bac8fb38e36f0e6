using System.Text;
using System.Text.Json;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Policies.Evaluation;

/// <summary>
/// The annotation that says which fields of an object were filled in, and by which rule: <c>spec.a=policy/rule; spec.b[name=x].c=policy/rule</c>, sorted by field. A field that was written since
/// is no longer named: one that is gone, or that this write gives another value.
/// </summary>
internal static class Provenance
{
    public const string Annotation = "caveat.dev/defaults";

    private const string Separator = "; ";

    public static FieldPath Path { get; } = FieldPath.Root.Append("metadata").Append("annotations").Append(Annotation);

    /// <summary>Whether the annotation names fields that somebody has written since.</summary>
    public static bool IsOutdated(JsonValue old, JsonValue subject)
    {
        foreach (var entry in Entries(subject))
        {
            if (!Holds(entry, old, subject))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The annotation with more fields, as JSON; empty when there is nothing to say. Entries that are malformed are left out.</summary>
    public static ReadOnlyMemory<byte> With(JsonValue old, JsonValue subject, IReadOnlyList<FilledDefault> filled)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in Entries(subject))
        {
            if (Holds(entry, old, subject))
            {
                entries[FieldOf(entry)] = entry[(entry.LastIndexOf('=') + 1)..];
            }
        }

        foreach (var fill in filled)
        {
            entries[fill.Field] = $"{fill.Policy}/{fill.Rule}";
        }

        return entries.Count == 0 ? default : Encoding.UTF8.GetBytes('"' + JsonEncodedText.Encode(Join(entries), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() + '"');
    }

    private static IEnumerable<string> Entries(JsonValue subject) =>
        new ObjectMeta(subject).Annotation("caveat.dev/defaults"u8).Text is { } text ? QuotedText.Split(text, ';') : [];

    private static bool Holds(string entry, JsonValue old, JsonValue subject)
    {
        var field = FieldOf(entry);
        var value = field.Length == 0 ? default : ItemName.Find(field, subject);
        var before = value.Exists ? ItemName.Find(field, old) : default;
        return value.Exists && (!before.Exists || before.SemanticEquals(value));
    }

    private static string FieldOf(string entry) => entry[..Math.Max(0, entry.LastIndexOf('='))];

    private static string Join(SortedDictionary<string, string> entries)
    {
        var text = new StringBuilder();
        foreach (var (field, rule) in entries)
        {
            text.Append(text.Length == 0 ? "" : Separator).Append(field).Append('=').Append(rule);
        }

        return text.ToString();
    }
}
