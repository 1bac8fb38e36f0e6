using System.Text;
using System.Text.Json;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Policies.Evaluation;

/// <summary>The annotation that says which fields of an object were filled in, and by which rule: <c>spec.a=policy/rule; spec.b=policy/rule</c>, sorted by field.</summary>
internal static class Provenance
{
    public const string Annotation = "caveat.dev/defaults";

    private const string Separator = "; ";

    public static FieldPath Path { get; } = FieldPath.Root.Append("metadata").Append("annotations").Append(Annotation);

    /// <summary>The annotation with more fields, as JSON. Fields that are gone since, and those that a malformed entry names, are left out.</summary>
    public static ReadOnlyMemory<byte> With(JsonValue subject, IReadOnlyList<FilledDefault> filled)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var known = new ObjectMeta(subject).Annotation(Encoding.UTF8.GetBytes(Annotation)).Text ?? "";
        foreach (var entry in known.Split(Separator, StringSplitOptions.RemoveEmptyEntries))
        {
            Keep(entries, entry, subject);
        }

        foreach (var fill in filled)
        {
            entries[fill.Field] = $"{fill.Policy}/{fill.Rule}";
        }

        return Encoding.UTF8.GetBytes('"' + JsonEncodedText.Encode(Join(entries), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() + '"');
    }

    private static void Keep(SortedDictionary<string, string> entries, string entry, JsonValue subject)
    {
        var equals = entry.LastIndexOf('=');
        if (equals > 0 && FieldPath.TryParse(entry[..equals], out var path, out _) && path.In(subject).Exists)
        {
            entries[entry[..equals]] = entry[(equals + 1)..];
        }
    }

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
