using System.Globalization;
using Caveat.Cel.Extensions.Strings;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>Reads versions as <c>github.com/blang/semver/v4</c> does, errors in its words.</summary>
internal static class SemverParser
{
    public static bool IsNumber(string text) => !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>The version, or null and why there is none.</summary>
    public static Semver? Parse(string text, out string error)
    {
        error = text.Length == 0 ? "Version string empty" : "";
        var parts = text.Split('.', 3);
        if (error.Length > 0 || parts.Length != 3)
        {
            error = error.Length > 0 ? error : "No Major.Minor.Patch elements found";
            return null;
        }

        if (!TryNumber(parts[0], "major", out var major, out error) || !TryNumber(parts[1], "minor", out var minor, out error))
        {
            return null;
        }

        var (patchText, preRelease, build) = Suffixes(parts[2]);
        if (!TryNumber(patchText, "patch", out var patch, out error))
        {
            return null;
        }

        error = Check(preRelease, isPreRelease: true) ?? Check(build, isPreRelease: false) ?? "";
        return error.Length > 0 ? null : new Semver(major, minor, patch, preRelease is null ? [] : preRelease.Split('.'), build ?? "");
    }

    /// <summary>A leading <c>v</c> goes, missing parts are 0, and leading zeros go.</summary>
    public static Semver? ParseNormalized(string text, out string error)
    {
        var parts = (text.StartsWith('v') ? text[1..] : text).Split('.', 3);
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = WithoutLeadingZeros(parts[i]);
        }

        if (parts.Length < 3 && parts[^1].AsSpan().ContainsAny('+', '-'))
        {
            error = "short version cannot contain PreRelease/Build meta data";
            return null;
        }

        return Parse(string.Join('.', parts) + (parts.Length == 1 ? ".0.0" : parts.Length == 2 ? ".0" : ""), out error);
    }

    private static string WithoutLeadingZeros(string part)
    {
        if (part.Length < 2)
        {
            return part;
        }

        var trimmed = part.TrimStart('0');
        return trimmed.Length == 0 || !char.IsAsciiDigit(trimmed[0]) ? "0" + trimmed : trimmed;
    }

    private static (string Patch, string? PreRelease, string? Build) Suffixes(string text)
    {
        string? build = null;
        string? preRelease = null;
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        if (plus >= 0)
        {
            (text, build) = (text[..plus], text[(plus + 1)..]);
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash >= 0)
        {
            (text, preRelease) = (text[..dash], text[(dash + 1)..]);
        }

        return (text, preRelease, build);
    }

    private static bool TryNumber(string text, string part, out ulong number, out string error)
    {
        number = 0;
        var name = char.ToUpperInvariant(part[0]) + part[1..];
        error = "";
        if (!IsNumber(text))
        {
            error = $"Invalid character(s) found in {part} number {GoQuote.Of(text)}";
        }
        else if (text.Length > 1 && text[0] == '0')
        {
            error = $"{name} number must not contain leading zeroes {GoQuote.Of(text)}";
        }
        else if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            error = $"strconv.ParseUint: parsing {GoQuote.Of(text)}: {(text.Length == 0 ? "invalid syntax" : "value out of range")}";
        }

        return error.Length == 0;
    }

    private static string? Check(string? identifiers, bool isPreRelease)
    {
        if (identifiers is null)
        {
            return null;
        }

        foreach (var identifier in identifiers.Split('.'))
        {
            if (CheckIdentifier(identifier, isPreRelease) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static string? CheckNumber(string identifier)
    {
        if (identifier.Length > 1 && identifier[0] == '0')
        {
            return $"Numeric PreRelease version must not contain leading zeroes {GoQuote.Of(identifier)}";
        }

        return ulong.TryParse(identifier, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? null
            : $"strconv.ParseUint: parsing {GoQuote.Of(identifier)}: value out of range";
    }

    private static string? CheckIdentifier(string identifier, bool isPreRelease)
    {
        if (identifier.Length == 0)
        {
            return isPreRelease ? "Prerelease is empty" : "Build meta data is empty";
        }

        foreach (var c in identifier)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return $"Invalid character(s) found in {(isPreRelease ? "prerelease" : "build meta data")} {GoQuote.Of(identifier)}";
            }
        }

        return isPreRelease && IsNumber(identifier) ? CheckNumber(identifier) : null;
    }
}
