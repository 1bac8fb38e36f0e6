using System.Globalization;

namespace Caveat.Yaml;

/// <summary>Finite numbers with the fewest digits that tell them, as Go writes them.</summary>
internal static class GoFloat
{
    /// <summary>As <c>encoding/json</c> writes a number: an exponent below 1e-6 and from 1e21 on.</summary>
    public static string Format(double worth) => Write(worth.ToString("R", CultureInfo.InvariantCulture), minPlain: -6, endPlain: 21, "0");

    /// <summary>
    /// As sigs.k8s.io/yaml writes a number that is a key: rounded to 32 bits, an exponent below 1e-4 and from 1e6 on, of two digits at least.
    /// </summary>
    public static string FormatKey(double worth)
    {
        var rounded = (float)worth;
        return float.IsFinite(rounded)
            ? Write(rounded.ToString("R", CultureInfo.InvariantCulture), minPlain: -4, endPlain: 6, "00")
            : rounded > 0 ? ".inf" : "-.inf";
    }

    private static string Write(string text, int minPlain, int endPlain, string exponentFormat)
    {
        var sign = text[0] == '-' ? "-" : "";
        var digits = Digits(text.AsSpan(sign.Length), out var exponent);
        if (digits.Length == 0)
        {
            return sign + "0";
        }

        return sign + (exponent >= minPlain && exponent < endPlain ? Plain(digits, exponent) : Scientific(digits, exponent, exponentFormat));
    }

    // The digits without leading and trailing zeros, and the power of ten of the first.
    private static string Digits(ReadOnlySpan<char> text, out int exponent)
    {
        var mark = text.IndexOf('E');
        exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf('.');
        exponent += (point < 0 ? mantissa.Length : point) - 1;
        var digits = mantissa.ToString().Replace(".", "", StringComparison.Ordinal);
        var trimmed = digits.TrimStart('0');
        exponent -= digits.Length - trimmed.Length;
        return trimmed.TrimEnd('0');
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0')
            : digits.Insert(exponent + 1, ".");
    }

    private static string Scientific(string digits, int exponent, string exponentFormat)
    {
        var mantissa = digits.Length == 1 ? digits : digits.Insert(1, ".");
        var power = Math.Abs(exponent).ToString(exponentFormat, CultureInfo.InvariantCulture);
        return $"{mantissa}e{(exponent < 0 ? '-' : '+')}{power}";
    }
}
