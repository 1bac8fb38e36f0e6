using System.Globalization;

namespace Caveat.Yaml;

/// <summary>
/// What plain scalars mean to kubectl: YAML 1.1 as sigs.k8s.io/yaml reads it, which leaves out base 60 and turns timestamps back into strings.
/// </summary>
internal static class YamlResolver
{
    /// <summary>A scalar with a tag; null when the text is none of what the tag says.</summary>
    /// <remarks>A tag that is none of YAML's own makes a string, as it does for kubectl.</remarks>
    public static YamlResolved? Resolve(string text, string tag)
    {
        var resolved = Resolve(text);
        return tag switch
        {
            "tag:yaml.org,2002:null" => Of(resolved, YamlScalarKind.Null),
            "tag:yaml.org,2002:bool" => Of(resolved, YamlScalarKind.Boolean),
            "tag:yaml.org,2002:int" => Of(resolved, YamlScalarKind.Integer),
            "tag:yaml.org,2002:float" => Of(resolved, YamlScalarKind.Float) ?? Of(resolved, YamlScalarKind.Integer),
            "tag:yaml.org,2002:binary" => Binary(text),
            _ => YamlResolved.String(text),
        };
    }

    private static YamlResolved? Of(YamlResolved resolved, YamlScalarKind kind) => resolved.Kind == kind ? resolved : null;

    // Go strings hold any bytes; JSON can only be made of those that are UTF-8.
    private static YamlResolved? Binary(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, length))
            ? YamlResolved.String(System.Text.Encoding.UTF8.GetString(bytes, 0, length))
            : null;
    }

    /// <summary>A plain scalar without a tag.</summary>
    public static YamlResolved Resolve(string text)
    {
        if (text.Length == 0)
        {
            return YamlResolved.Null;
        }

        return text[0] switch
        {
            '+' or '-' or (>= '0' and <= '9') => Infinite(text) ?? Number(text) ?? YamlResolved.String(text),
            '.' => Infinite(text) ?? Fraction(text) ?? YamlResolved.String(text),
            _ => Word(text) ?? YamlResolved.String(text),
        };
    }

    private static YamlResolved? Word(string text) => text switch
    {
        "~" or "null" or "Null" or "NULL" => YamlResolved.Null,
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => YamlResolved.Boolean(true),
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => YamlResolved.Boolean(false),
        _ => null,
    };

    private static YamlResolved? Infinite(string text) => text switch
    {
        ".nan" or ".NaN" or ".NAN" => new(YamlScalarKind.Float, null, ".nan"),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => new(YamlScalarKind.Float, null, ".inf"),
        "-.inf" or "-.Inf" or "-.INF" => new(YamlScalarKind.Float, null, "-.inf"),
        _ => null,
    };

    // A date such as 2001-12-14 is no number, so it stays the string that kubectl makes of it.
    private static YamlResolved? Number(string text)
    {
        var plain = text.Contains('_', StringComparison.Ordinal) ? text.Replace("_", "", StringComparison.Ordinal) : text;
        return YamlInteger.Parse(plain) is { } integer ? YamlResolved.Integer(integer.ToString(CultureInfo.InvariantCulture)) : Decimal(plain);
    }

    private static YamlResolved? Fraction(string text) => text.Contains('_', StringComparison.Ordinal) ? null : Decimal(text);

    private static YamlResolved? Decimal(string text)
    {
        if (!IsDecimal(text) || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var worth) || !double.IsFinite(worth))
        {
            return null;
        }

        return new(YamlScalarKind.Float, GoFloat.Format(worth), GoFloat.FormatKey(worth));
    }

    // [-+]?(.digits | digits[.digits?])([eE][-+]?digits)?
    private static bool IsDecimal(string text)
    {
        var start = text[0] is '+' or '-' ? 1 : 0;
        var end = SkipDigits(text, start);
        var whole = end - start;
        if (end < text.Length && text[end] == '.')
        {
            var fraction = end + 1;
            end = SkipDigits(text, fraction);
            whole += end - fraction;
        }

        return whole > 0 && (end == text.Length || IsExponent(text, end));
    }

    private static bool IsExponent(string text, int start)
    {
        if (text[start] is not ('e' or 'E'))
        {
            return false;
        }

        var first = start + 1 < text.Length && text[start + 1] is '+' or '-' ? start + 2 : start + 1;
        return first < text.Length && SkipDigits(text, first) == text.Length;
    }

    private static int SkipDigits(string text, int position)
    {
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return position;
    }
}
