using System.Globalization;

namespace Caveat.Yaml;

/// <summary>The escapes of double-quoted scalars: YAML 1.2, section 5.7.</summary>
internal static class YamlEscape
{
    private const string Letters = "0abtnvfre \"/\\N_LP\t";
    private const string Meanings = "\0\a\b\t\n\v\f\r\u001B \"/\\\u0085\u00A0\u2028\u2029\t";

    /// <summary>Length of the escape that the text starts with when it means the first character of the value, else 0.</summary>
    public static int LengthOf(ReadOnlySpan<char> text, ReadOnlySpan<char> value)
    {
        if (text.Length < 2)
        {
            return 0;
        }

        var digits = text[1] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            return text.Length >= 2 + digits && Means(text.Slice(2, digits), value) ? 2 + digits : 0;
        }

        var letter = Letters.IndexOf(text[1]);
        return letter >= 0 && Meanings[letter] == value[0] ? 2 : 0;
    }

    // Of a character of two units the escape belongs to the first; the second is found nowhere, so it is given up.
    private static bool Means(ReadOnlySpan<char> hex, ReadOnlySpan<char> value) =>
        int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var codePoint) && codePoint == value[0];
}
