using Caveat.Manifests;
using Caveat.Policies.Testing;

namespace Caveat.Cli.Explaining;

/// <summary>The write of a case as its author wrote it.</summary>
internal static class ExampleWrite
{
    private static readonly char[] Separators = ['.', '[', ']', '"', ' '];

    public static List<KeyValuePair<string, string>> Of(TestCase item)
    {
        var parts = new List<KeyValuePair<string, string>>();
        AddRequest(parts, item.Request);
        Add(parts, "old", item.Old);
        Add(parts, "from", item.From);
        Add(parts, "new", item.New);
        Add(parts, "change", item.Change);
        if (item.Objects.Count > 0)
        {
            parts.Add(new("objects", string.Join(", ", item.Objects.Select(NameOf))));
        }

        return parts;
    }

    /// <summary>The names in paths by which a write is known to be about them: those that most objects have say nothing.</summary>
    public static List<string> WordsOf(IReadOnlyList<string> fields)
    {
        var words = new List<string>();
        foreach (var field in fields)
        {
            // What stands between {{ and }} is no part of the path.
            foreach (var part in field.Split("{{"))
            {
                var path = part[(part.IndexOf("}}", StringComparison.Ordinal) is >= 0 and var end ? end + 2 : 0)..];
                words.AddRange(path.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(static name => name is not ("spec" or "metadata") && !char.IsAsciiDigit(name[0])));
            }
        }

        return [.. words.Distinct(StringComparer.Ordinal)];
    }

    private static void AddRequest(List<KeyValuePair<string, string>> parts, RequestSpec request)
    {
        var said = new List<string>();
        said.AddRange(request.Operation is { } operation ? [operation.ToString().ToUpperInvariant()] : []);
        said.AddRange(request.SubResource is { } subResource ? [$"subresource {subResource}"] : []);
        said.AddRange(request.User is { } user ? [$"by {user}"] : []);
        said.AddRange(request.Unknown is { Count: > 0 } unknown ? [$"{string.Join(", ", unknown)} unknown"] : []);
        if (said.Count > 0)
        {
            parts.Add(new("request", string.Join(", ", said)));
        }
    }

    private static void Add(List<KeyValuePair<string, string>> parts, string name, WrittenObject? written)
    {
        if (written is null)
        {
            return;
        }

        var span = written.Node.Span;
        var text = written.Source.Text.Substring(span.Start, span.Length);
        var indent = new string(' ', written.Source.PositionOf(span.Start).Column - 1);
        parts.Add(new(name, text.ReplaceLineEndings("\n").Replace("\n" + indent, "\n", StringComparison.Ordinal)));
    }

    private static string NameOf(WrittenObject written)
    {
        var manifest = new Manifest(written.Place, written.Value);
        return $"{manifest.Kind.Kind} {manifest.Name}";
    }
}
