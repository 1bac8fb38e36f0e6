using System.Text;
using System.Text.Json;
using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>Where and how entries are put into a mapping.</summary>
internal static class YamlInsertion
{
    /// <summary>On lines of their own behind the last entry, a comment behind that entry included.</summary>
    public static YamlEdit IntoBlock(SourceText source, YamlMapping mapping, IReadOnlyList<JsonProperty> added, YamlStyle style)
    {
        var column = ColumnOf(source, mapping.Span.Start);
        var indent = new string(' ', column);
        var text = new StringBuilder();
        foreach (var property in added)
        {
            text.Append(style.LineEnd).Append(indent);
            style.AppendEntry(text, property.Name, property.Value, column);
        }

        // Behind a block text that keeps its last line ends, or that the file's end cuts off, nothing can be put without changing what it says.
        if (EndsInOpenText(source.Text, mapping))
        {
            return new YamlEdit(mapping.Span.Start, 0, text.ToString()[(style.LineEnd.Length + column)..] + style.LineEnd + indent);
        }

        return new YamlEdit(EndOfLine(source.Text, mapping.Span.End), 0, text.ToString());
    }

    /// <summary>Behind the last entry; before the first where a comment might stand behind the last.</summary>
    public static YamlEdit IntoFlow(string text, YamlMapping mapping, IReadOnlyList<JsonProperty> added, YamlStyle style)
    {
        var entries = new List<string>();
        foreach (var property in added)
        {
            entries.Add($"{style.FlowKey(property.Name)}: {style.Flow(property.Value)}");
        }

        var close = mapping.Span.End - 1;
        var inner = text.AsSpan(mapping.Span.Start + 1, close - mapping.Span.Start - 1);
        if (inner.IsWhiteSpace())
        {
            return new YamlEdit(mapping.Span.Start + 1, 0, string.Join(", ", entries));
        }

        var separator = SeparatorOf(text, mapping, style);
        if (inner.Contains('#'))
        {
            return new YamlEdit(mapping.Span.Start + 1, 0, string.Join(", ", entries) + ", ");
        }

        var last = mapping.Span.Start + 1 + inner.TrimEnd().Length;
        var first = text[last - 1] == ',' ? separator[1..] : separator;
        return new YamlEdit(last, 0, first + string.Join(separator, entries));
    }

    /// <summary>Between a key and the end of its line: nothing else stands there but a comment.</summary>
    public static YamlEdit BehindKey(SourceText source, (YamlMapping Mapping, YamlScalar Key) at, JsonElement wanted, YamlStyle style, bool isFlow)
    {
        var text = source.Text;
        var colon = at.Key.Span.End;
        while (colon < text.Length && text[colon] is ' ' or '\t')
        {
            colon++;
        }

        if (colon >= text.Length || text[colon] != ':')
        {
            return new YamlEdit(at.Key.Span.End, 0, $": {style.Flow(wanted)}");
        }

        if (isFlow || !YamlStyle.IsBlock(wanted))
        {
            return new YamlEdit(colon + 1, 0, $" {style.Flow(wanted)}");
        }

        var block = new StringBuilder();
        style.AppendBlock(block, wanted, ColumnOf(source, at.Mapping.Span.Start));
        return new YamlEdit(EndOfLine(text, colon), 0, block.ToString());
    }

    // One entry a line where the author has it so.
    private static string SeparatorOf(string text, YamlMapping mapping, YamlStyle style)
    {
        var start = mapping.Span.Start + 1;
        var key = start;
        while (char.IsWhiteSpace(text[key]))
        {
            key++;
        }

        var lineStart = text.LastIndexOf('\n', key) + 1;
        return lineStart > mapping.Span.Start ? $",{style.LineEnd}{text[lineStart..key]}" : ", ";
    }

    private static int EndOfLine(string text, int offset)
    {
        // A text in lines ends behind its last line end.
        var from = offset > 0 && offset <= text.Length && text[offset - 1] == '\n' ? offset - 1 : offset;
        var end = text.IndexOf('\n', Math.Min(from, text.Length));
        end = end < 0 ? text.Length : end;
        return end > 0 && end < text.Length && text[end - 1] == '\r' ? end - 1 : end;
    }

    private static bool EndsInOpenText(string text, YamlNode node) => node switch
    {
        YamlScalar { Style: YamlScalarStyle.Literal or YamlScalarStyle.Folded } scalar => HeaderOf(text, scalar).Contains('+') || (scalar.Span.End >= text.Length && text[^1] != '\n'),
        YamlMapping { Entries.Count: > 0 } mapping => EndsInOpenText(text, mapping.Entries[^1].Value),
        YamlSequence { Items.Count: > 0 } sequence => EndsInOpenText(text, sequence.Items[^1]),
        _ => false,
    };

    private static ReadOnlySpan<char> HeaderOf(string text, YamlScalar scalar)
    {
        var line = text.AsSpan(scalar.Span.Start);
        var end = line.IndexOfAny(' ', '\n', '\r');
        return end < 0 ? line : line[..end];
    }

    private static int ColumnOf(SourceText source, int offset) => offset - source.StartOfLine(source.PositionOf(offset).Line);
}
