using System.Globalization;
using System.Net;
using System.Text;

namespace Caveat.Audit.Reports.Html;

/// <summary>Makes text of anything: nothing in it is markup, and no character of it is unseen.</summary>
internal static class PageText
{
    /// <summary>For an element's content and for an attribute in double quotes.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(Visible(text));

    /// <summary>A number with its thousands set apart.</summary>
    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number for machines.</summary>
    public static string Raw(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Visible(string text)
    {
        StringBuilder? visible = null;
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not ('\n' or '\t') && VisibleText.IsUnseen(rune))
            {
                visible ??= new StringBuilder(text, 0, position, text.Length + 16);
                AppendEscaped(visible, rune);
            }
            else
            {
                visible?.Append(text, position, rune.Utf16SequenceLength);
            }

            position += rune.Utf16SequenceLength;
        }

        return visible?.ToString() ?? text;
    }

    private static void AppendEscaped(StringBuilder visible, Rune rune)
    {
        foreach (var unit in rune.ToString())
        {
            visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }
    }
}
