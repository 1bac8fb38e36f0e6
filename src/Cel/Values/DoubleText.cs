using System.Globalization;
using System.Text;

namespace Caveat.Cel.Values;

/// <summary>Doubles as text, as Go prints them, which is what CEL's conformance tests hold.</summary>
internal static class DoubleText
{
    // Go's %g without a precision: exponents outside -4..5 are written with e.
    private const int MinFixedExponent = -4;
    private const int MaxFixedExponent = 5;

    /// <summary>The shortest digits that read back the same: <c>1.5</c>, <c>1e+06</c>, <c>NaN</c>, <c>+Inf</c>.</summary>
    public static string Shortest(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }

        var (digits, exponent) = DigitsOf(value);
        var sign = double.IsNegative(value) ? "-" : "";
        return exponent is < MinFixedExponent or > MaxFixedExponent
            ? sign + Scientific(digits, exponent)
            : sign + Fixed(digits, exponent);
    }

    /// <summary>The shortest digits that read back the same, never with an exponent.</summary>
    public static string Fixed(double value)
    {
        if (!double.IsFinite(value))
        {
            return Shortest(value);
        }

        var (digits, exponent) = DigitsOf(value);
        return (double.IsNegative(value) ? "-" : "") + Fixed(digits, exponent);
    }

    /// <summary>As a literal of the language: always with a point or an exponent.</summary>
    public static string Literal(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "double(\"NaN\")" : value > 0 ? "double(\"Infinity\")" : "double(\"-Infinity\")";
        }

        var text = Shortest(value);
        return text.AsSpan().IndexOfAny('.', 'e') >= 0 ? text : text + ".0";
    }

    /// <summary>Reads a number as Go's ParseFloat does, without hexadecimal forms; what is too large is no number.</summary>
    public static bool TryParse(string text, out double value)
    {
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (TryParseName(text, out value))
        {
            return true;
        }

        return text.Length > 0
            && !char.IsLetter(text[^1])
            && double.TryParse(text, Styles, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    private static bool TryParseName(string text, out double value)
    {
        var name = text.AsSpan();
        var negative = name.StartsWith("-");
        name = negative || name.StartsWith("+") ? name[1..] : name;
        if (name.Equals("nan", StringComparison.OrdinalIgnoreCase) && name.Length == text.Length)
        {
            value = double.NaN;
            return true;
        }

        value = negative ? double.NegativeInfinity : double.PositiveInfinity;
        return name.Equals("inf", StringComparison.OrdinalIgnoreCase) || name.Equals("infinity", StringComparison.OrdinalIgnoreCase);
    }

    // 1234.5 is the digits 12345 with exponent 3: what stands before the first digit's point.
    private static (string Digits, int Exponent) DigitsOf(double value)
    {
        var text = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var exponent = value == 0 ? 0 : int.Parse(text.AsSpan(text.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = shortest.AsSpan();
        var e = mantissa.IndexOf('E');
        mantissa = e < 0 ? mantissa : mantissa[..e];
        var digits = new StringBuilder(mantissa.Length);
        foreach (var c in mantissa)
        {
            if (c != '.' && (digits.Length > 0 || c != '0'))
            {
                digits.Append(c);
            }
        }

        var trimmed = digits.ToString().TrimEnd('0');
        return (trimmed.Length == 0 ? "0" : trimmed, ExponentOf(shortest, exponent));
    }

    // Rounding to 17 digits may carry where the shortest form does not: the shortest form's own exponent counts.
    private static int ExponentOf(string shortest, int fallback)
    {
        var e = shortest.IndexOf('E', StringComparison.Ordinal);
        if (e >= 0)
        {
            return int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }

        var point = shortest.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? shortest.Length : point;
        if (shortest[0] != '0')
        {
            return whole - 1;
        }

        var first = shortest.AsSpan().IndexOfAnyInRange('1', '9');
        return first < 0 ? fallback : whole - first;
    }

    private static string Scientific(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits.AsSpan(1)}";
        var sign = exponent < 0 ? '-' : '+';
        return $"{mantissa}e{sign}{Math.Abs(exponent):00}";
    }

    private static string Fixed(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0')
            : $"{digits.AsSpan(0, exponent + 1)}.{digits.AsSpan(exponent + 1)}";
    }
}
