using System.Globalization;
using System.Net;
using System.Text;

namespace Caveat.Audit.Reports.Html;

/// <summary>Makes text of anything: nothing in it is markup, and no character of it is unseen.</summary>
internal static class PageText
{
    // Left-to-right mark to pop directional isolate: what they stand beside reads in another order than it is written.
    private const string Directional = "\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /// <summary>For an element's content and for an attribute in double quotes.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(Visible(text));

    /// <summary>A number with its thousands set apart.</summary>
    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number for machines.</summary>
    public static string Raw(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Visible(string text)
    {
        StringBuilder? visible = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsUnseen(text[i]))
            {
                visible ??= new StringBuilder(text, 0, i, text.Length + 16);
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            }
            else
            {
                visible?.Append(text[i]);
            }
        }

        return visible?.ToString() ?? text;
    }

    private static bool IsUnseen(char c) => (char.IsControl(c) && c is not ('\n' or '\t')) || Directional.Contains(c, StringComparison.Ordinal);
}
