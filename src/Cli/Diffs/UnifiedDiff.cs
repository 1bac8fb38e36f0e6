using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace Caveat.Cli.Diffs;

/// <summary>The difference of two texts in the unified format of diff and git, by whole lines; line ends count.</summary>
internal sealed class UnifiedDiff
{
    /// <summary>Lines that are shown around a change, as diff has it.</summary>
    private const int ContextLines = 3;

    private const string Red = "\u001b[31m";
    private const string Green = "\u001b[32m";
    private const string Cyan = "\u001b[36m";
    private const string Reset = "\u001b[0m";

    private readonly StringBuilder _text = new();
    private readonly DiffResult _result;
    private readonly bool _isColoured;

    private UnifiedDiff(DiffResult result, bool isColoured)
    {
        _result = result;
        _isColoured = isColoured;
    }

    /// <summary>Empty when the texts are equal; else ends in a line end.</summary>
    /// <param name="before">The old text, with the name that stands behind <c>---</c>.</param>
    /// <param name="after">The new text, with the name that stands behind <c>+++</c>.</param>
    /// <param name="isColoured">Whether a terminal is to show it.</param>
    public static string Of((string Name, string Text) before, (string Name, string Text) after, bool isColoured)
    {
        var result = Differ.Instance.CreateDiffs(before.Text, after.Text, ignoreWhiteSpace: false, ignoreCase: false, LineEndingsPreservingChunker.Instance);
        return new UnifiedDiff(result, isColoured).Write(before.Name, after.Name);
    }

    private string Write(string before, string after)
    {
        if (_result.DiffBlocks.Count > 0)
        {
            Append($"--- {before}", Red);
            Append($"+++ {after}", Green);
        }

        for (var first = 0; first < _result.DiffBlocks.Count;)
        {
            var last = LastOfHunk(first);
            AppendHunk(first, last);
            first = last + 1;
        }

        return _text.ToString();
    }

    // Changes whose surroundings touch are one hunk.
    private int LastOfHunk(int first)
    {
        var last = first;
        while (last + 1 < _result.DiffBlocks.Count
            && _result.DiffBlocks[last + 1].DeleteStartA - EndOf(_result.DiffBlocks[last]) <= 2 * ContextLines)
        {
            last++;
        }

        return last;
    }

    private void AppendHunk(int first, int last)
    {
        var blocks = _result.DiffBlocks;
        var start = Math.Max(0, blocks[first].DeleteStartA - ContextLines);
        var end = Math.Min(_result.PiecesOld.Count, EndOf(blocks[last]) + ContextLines);
        var startOfNew = start + blocks[first].InsertStartB - blocks[first].DeleteStartA;
        var endOfNew = end + blocks[last].InsertStartB + blocks[last].InsertCountB - EndOf(blocks[last]);
        Append($"@@ -{Range(start, end)} +{Range(startOfNew, endOfNew)} @@", Cyan);
        var at = start;
        for (var i = first; i <= last; i++)
        {
            AppendLines(' ', _result.PiecesOld, at, blocks[i].DeleteStartA);
            at = EndOf(blocks[i]);
            AppendLines('-', _result.PiecesOld, blocks[i].DeleteStartA, at);
            AppendLines('+', _result.PiecesNew, blocks[i].InsertStartB, blocks[i].InsertStartB + blocks[i].InsertCountB);
        }

        AppendLines(' ', _result.PiecesOld, at, end);
    }

    private void AppendLines(char mark, IReadOnlyList<string> lines, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var line = lines[i].TrimEnd('\n');
            Append(mark + line, mark switch { '-' => Red, '+' => Green, _ => "" });
            if (line.Length == lines[i].Length)
            {
                Append("\\ No newline at end of file", "");
            }
        }
    }

    private void Append(string line, string colour) =>
        _text.Append(_isColoured ? colour : "").Append(line).Append(_isColoured && colour.Length > 0 ? Reset : "").Append('\n');

    private static int EndOf(DiffBlock block) => block.DeleteStartA + block.DeleteCountA;

    // An empty range names the line before it.
    private static string Range(int start, int end) => (end - start) switch
    {
        0 => $"{start},0",
        1 => $"{start + 1}",
        var count => $"{start + 1},{count}",
    };
}
