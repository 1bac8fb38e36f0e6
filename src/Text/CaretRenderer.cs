using System.Text;

namespace Caveat.Text;

/// <summary>Shows a finding with the line it is about and a marker under the place.</summary>
public static class CaretRenderer
{
    /// <summary>Columns of a source line that are shown; a longer line is cut around the place.</summary>
    public const int MaxShownColumns = 120;

    /// <summary>The message, the source line, and carets under the span, each on a line of its own, without a final line end.</summary>
    public static string Render(Diagnostic diagnostic)
    {
        var position = diagnostic.Position;
        var runes = RunesOf(diagnostic.Source.Line(position.Line));
        var first = Math.Max(0, Math.Min(position.Column - 1 - (MaxShownColumns / 2), runes.Count - MaxShownColumns));
        var last = Math.Min(runes.Count, first + MaxShownColumns);
        var builder = new StringBuilder(diagnostic.ToString()).Append('\n').Append("  | ");
        AppendShown(builder, runes, first, last);
        builder.Append('\n').Append("  | ");
        AppendMarker(builder, runes, first, position.Column - 1, CaretCount(diagnostic, position, last));
        return builder.ToString();
    }

    private static int CaretCount(Diagnostic diagnostic, TextPosition start, int lastShown)
    {
        var end = diagnostic.Source.PositionOf(diagnostic.Span.End);
        var endColumn = end.Line == start.Line ? end.Column - 1 : lastShown;
        return Math.Max(1, Math.Min(endColumn, lastShown) - (start.Column - 1));
    }

    private static List<Rune> RunesOf(ReadOnlySpan<char> line)
    {
        var runes = new List<Rune>(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            runes.Add(rune);
        }

        return runes;
    }

    private static void AppendShown(StringBuilder builder, List<Rune> runes, int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            builder.Append((Rune.IsControl(runes[i]) ? new Rune(' ') : runes[i]).ToString());
        }
    }

    // A wide character takes two cells of a terminal, so the marker does too.
    private static void AppendMarker(StringBuilder builder, List<Rune> runes, int first, int column, int count)
    {
        for (var i = first; i < column + count; i++)
        {
            var wide = i < runes.Count && IsWide(runes[i]);
            builder.Append(i < column ? ' ' : '^', wide ? 2 : 1);
        }
    }

    private static bool IsWide(Rune rune) =>
        rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
            or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
