using Caveat.Text;
using YamlDotNet.Core;

namespace Caveat.Yaml;

/// <summary>Says what the parser found wrong, and where in the file.</summary>
internal static class YamlSyntaxErrors
{
    public static Diagnostic Explain(YamlException exception, SourceText source, int start, int end)
    {
        var offset = Math.Clamp(start + (int)exception.Start.Index, start, end);
        return FindTab(source, offset) is { } tab
            ? Diagnostic.Error(source, tab, YamlMessages.Tab)
            : Diagnostic.Error(source, new TextSpan(offset, 0), YamlMessages.Syntax(exception.Message));
    }

    // A tab in the indentation of the line, or of the line before it, is what the parser stumbled over.
    private static TextSpan? FindTab(SourceText source, int offset)
    {
        var line = source.PositionOf(offset).Line;
        return TabIn(source, line) ?? (line > 1 ? TabIn(source, line - 1) : null);
    }

    private static TextSpan? TabIn(SourceText source, int line)
    {
        var text = source.Line(line);
        var tab = text.IndexOf('\t');
        return tab >= 0 && text[..tab].IsWhiteSpace() ? new TextSpan(source.StartOfLine(line) + tab, 1) : null;
    }
}
