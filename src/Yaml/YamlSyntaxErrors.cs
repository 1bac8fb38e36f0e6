using Caveat.Text;
using YamlDotNet.Core;

namespace Caveat.Yaml;

/// <summary>Says what the parser found wrong, and where in the file.</summary>
internal static class YamlSyntaxErrors
{
    public static Diagnostic Explain(YamlException exception, SourceText source, int start, int end)
    {
        var offset = Math.Clamp(start + (int)exception.Start.Index, start, end);

        // Of a tab in a block mapping the parser says where the mapping begins, and not where the tab is.
        var last = exception.Message.Contains("tab as indentation", StringComparison.Ordinal) ? end : Math.Clamp(start + (int)exception.End.Index, offset, end);
        return FindTab(source, offset, last) is { } tab
            ? Diagnostic.Error(source, tab, YamlMessages.Tab)
            : Diagnostic.Error(source, new TextSpan(offset, 0), YamlMessages.Syntax(exception.Message));
    }

    // A tab in the indentation of a line where the parser stumbled, or of the line before or behind, is what it stumbled over.
    private static TextSpan? FindTab(SourceText source, int offset, int last)
    {
        var first = Math.Max(source.FirstLine, source.PositionOf(offset).Line - 1);
        var end = Math.Min(source.LastLine, source.PositionOf(last).Line + 1);
        for (var line = first; line <= end; line++)
        {
            if (TabIn(source, line) is { } tab)
            {
                return tab;
            }
        }

        return null;
    }

    private static TextSpan? TabIn(SourceText source, int line)
    {
        var text = source.Line(line);
        var tab = text.IndexOf('\t');
        return tab >= 0 && text[..tab].IsWhiteSpace() ? new TextSpan(source.StartOfLine(line) + tab, 1) : null;
    }
}
