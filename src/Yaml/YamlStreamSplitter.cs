using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>
/// Cuts a stream at its markers. <c>---</c> and <c>...</c> at the start of a line are markers wherever they stand, also in scalars (YAML 1.2, section 9.1.2), so
/// no parser is needed, and one document can't spoil the next.
/// </summary>
internal static class YamlStreamSplitter
{
    private const char ByteOrderMark = '\uFEFF';

    public static IEnumerable<TextSpan> Split(SourceText source)
    {
        var start = source.Text.StartsWith(ByteOrderMark) ? 1 : 0;
        var hasContent = false;
        for (var line = source.FirstLine; line <= source.LastLine; line++)
        {
            var text = source.Line(line);
            if (IsMarker(text, "---") && hasContent)
            {
                yield return TextSpan.Between(new(start, 0), new(source.StartOfLine(line), 0));
                start = source.StartOfLine(line);
            }
            else if (IsMarker(source.Line(line), "..."))
            {
                var end = line < source.LastLine ? source.StartOfLine(line + 1) : source.Text.Length;
                yield return TextSpan.Between(new(start, 0), new(end, 0));
                start = end;
                hasContent = false;
                continue;
            }

            hasContent |= IsContent(source.Line(line));
        }

        yield return TextSpan.Between(new(start, 0), new(source.Text.Length, 0));
    }

    private static bool IsMarker(ReadOnlySpan<char> line, string marker) =>
        line.StartsWith(marker) && (line.Length == marker.Length || line[marker.Length] is ' ' or '\t');

    // Directives and comments belong to the document that follows.
    private static bool IsContent(ReadOnlySpan<char> line) =>
        !line.IsWhiteSpace() && line[0] != '%' && line.TrimStart()[0] != '#';
}
