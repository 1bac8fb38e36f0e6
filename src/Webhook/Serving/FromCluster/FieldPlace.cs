using System.Text;
using System.Text.Json;
using Caveat.Json;
using Caveat.PolicyFiles;
using Caveat.Text;

namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>
/// Places in a document that the API server keeps. Its author never sees the text that was compiled here, so that a line says nothing: the field's path does.
/// </summary>
internal static class FieldPlace
{
    /// <summary>The messages of a problem, a line each: <c>spec.rules[0].conflict.when: no function 'siz'; did you mean 'size'?</c></summary>
    public static string Describe(PolicyProblem problem)
    {
        var lines = new List<string>();
        foreach (var diagnostic in problem.Diagnostics)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error)
            {
                var path = PathAt(diagnostic.Source.Text, diagnostic.Span.Start);
                lines.Add(path.Length == 0 ? diagnostic.Message : $"{path}: {diagnostic.Message}");
            }
        }

        return string.Join('\n', lines.Count > 0 ? lines : problem.Messages);
    }

    /// <summary>Path of the innermost field that holds a place; empty for the document itself.</summary>
    /// <param name="json">A JSON text.</param>
    /// <param name="offset">In UTF-16 code units.</param>
    public static string PathAt(string json, int offset)
    {
        var place = Encoding.UTF8.GetByteCount(json.AsSpan(0, Math.Clamp(offset, 0, json.Length)));
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = JsonLimits.HardMaxDepth });
        var path = new List<(string? Name, int Index)>();
        while (reader.Read() && reader.TokenStartIndex <= place)
        {
            Take(ref reader, path);
        }

        return Write(path);
    }

    // A part of the path for each open container: the property that was begun in it, or the position of the item.
    private static void Take(ref Utf8JsonReader reader, List<(string? Name, int Index)> path)
    {
        if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
        {
            path.RemoveAt(path.Count - 1);
            return;
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            path[^1] = (reader.GetString(), -1);
            return;
        }

        if (path.Count > 0 && path[^1].Name is null)
        {
            path[^1] = (null, path[^1].Index + 1);
        }

        if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            path.Add((reader.TokenType == JsonTokenType.StartObject ? "" : null, -1));
        }
    }

    private static string Write(List<(string? Name, int Index)> path)
    {
        var text = new StringBuilder();
        foreach (var (name, index) in path)
        {
            _ = name switch
            {
                null when index >= 0 => text.Append('[').Append(index).Append(']'),
                null or "" => text,
                _ => text.Append(text.Length == 0 ? "" : ".").Append(name),
            };
        }

        return text.ToString();
    }
}
