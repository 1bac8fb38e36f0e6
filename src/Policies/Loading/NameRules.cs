using System.Buffers;

namespace Caveat.Policies.Loading;

/// <summary>How names may look.</summary>
internal static class NameRules
{
    /// <summary>Longest name of an object, as the API server has it (RFC 1123 subdomain).</summary>
    public const int MaxObjectNameLength = 253;

    /// <summary>Longest name in a label's key, the subdomain before it apart.</summary>
    public const int MaxLabelNameLength = 63;

    private static readonly SearchValues<char> OfLabelNames = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>An RFC 1123 subdomain: lower case letters, digits, <c>-</c> and <c>.</c>; a letter or digit at both ends.</summary>
    public static bool IsObjectName(string text)
    {
        if (text.Length is 0 or > MaxObjectNameLength || !char.IsAsciiLetterOrDigit(text[0]) || !char.IsAsciiLetterOrDigit(text[^1]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A label's key, as the API server has it: a name of letters, digits, <c>-</c>, <c>_</c> and <c>.</c> with a letter or digit at both ends, behind a subdomain and a <c>/</c> or without.</summary>
    public static bool IsLabelKey(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && !IsObjectName(text[..slash]))
        {
            return false;
        }

        var name = text.AsSpan(slash + 1);
        return name.Length is > 0 and <= MaxLabelNameLength && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1]) && !name.ContainsAnyExcept(OfLabelNames);
    }

    /// <summary>A name that an expression can read as <c>variables.name</c>.</summary>
    public static bool IsIdentifier(string text)
    {
        if (text.Length == 0 || char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }
}
