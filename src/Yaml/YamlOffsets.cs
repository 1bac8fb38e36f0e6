using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>Where the characters of a scalar's value stand in the text.</summary>
internal static class YamlOffsets
{
    /// <summary>
    /// An offset in the text for each character of the value, and one for its end; empty when text and value can't be brought together.
    /// </summary>
    public static int[] Of(string text, YamlScalar scalar) => new YamlScalarAligner(text, scalar).Align();

    /// <summary>A scalar's span without the white space that the parser counts in.</summary>
    public static TextSpan SpanOf(string text, TextSpan span, YamlScalarStyle style)
    {
        var end = span.End;
        while (style is not (YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted) && end > span.Start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(span.Start, end - span.Start);
    }
}
