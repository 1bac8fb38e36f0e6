using Caveat.Kube;

namespace Caveat.Policies.Loading;

/// <summary>How names may look.</summary>
internal static class NameRules
{
    /// <summary>Longest name of an object, as the API server has it (RFC 1123 subdomain).</summary>
    public const int MaxObjectNameLength = 253;

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

    /// <summary>A label's key, as the API server has it: a name that looks as a value does and is not empty, behind a subdomain and a <c>/</c> or without.</summary>
    public static bool IsLabelKey(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var name = text[(slash + 1)..];
        return (slash < 0 || IsObjectName(text[..slash])) && name.Length > 0 && LabelValue.IsValid(name);
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
