namespace Caveat.Text;

/// <summary>A text that somebody wrote, with the name it is known by, and where its lines start.</summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    /// <summary>Wraps a text; its lines end in LF, CRLF or CR.</summary>
    /// <param name="name">What stands before the position in a message: a file's path, or <c>&lt;input&gt;</c>.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="firstLine">Number of the first line: above 1 for a part of a file that is read piece by piece.</param>
    public SourceText(string name, string text, int firstLine = 1)
    {
        Name = name;
        Text = text;
        FirstLine = firstLine;
        _lineStarts = FindLineStarts(text);
    }

    /// <summary>What stands before the position in a message.</summary>
    public string Name { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Number of the first line; 1 unless the text is a part of a larger one.</summary>
    public int FirstLine { get; }

    /// <summary>Number of the last line; an empty text has one line.</summary>
    public int LastLine => FirstLine + _lineStarts.Length - 1;

    /// <summary>Line and column of an offset; an offset past the end is taken as the end.</summary>
    public TextPosition PositionOf(int offset)
    {
        var bounded = Math.Clamp(offset, 0, Text.Length);
        var found = Array.BinarySearch(_lineStarts, bounded);
        var line = found >= 0 ? found : ~found - 1;
        return new TextPosition(FirstLine + line, CodePoints(_lineStarts[line], bounded) + 1);
    }

    /// <summary>Offset of the first code unit of a line, numbered from <see cref="FirstLine"/>.</summary>
    public int StartOfLine(int line) => _lineStarts[line - FirstLine];

    /// <summary>The text of a line, numbered from <see cref="FirstLine"/>, without its line end.</summary>
    public ReadOnlySpan<char> Line(int line)
    {
        var start = StartOfLine(line);
        var end = line < LastLine ? StartOfLine(line + 1) : Text.Length;
        return Text.AsSpan(start, end - start).TrimEnd("\r\n");
    }

    private int CodePoints(int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++)
        {
            if (!char.IsLowSurrogate(Text[i]) || i == from)
            {
                count++;
            }
        }

        return count;
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
