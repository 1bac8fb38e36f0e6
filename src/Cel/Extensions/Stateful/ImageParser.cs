namespace Caveat.Cel.Extensions.Stateful;

/// <summary>Reads image references by the grammar of distribution/reference, names on Docker Hub completed as Docker does.</summary>
internal static class ImageParser
{
    /// <summary>What a name has to be.</summary>
    public const string BadName = "a name has parts of small letters and digits, with '.', '_', '__' or '-' between them, joined by '/'";

    private const string DockerHub = "docker.io";

    // distribution/reference: a repository with its registry.
    private const int MaxNameLength = 255;

    private const int MaxTagLength = 128;

    /// <summary>Reads a reference; the error says why not.</summary>
    public static ImageObject? Parse(string text, out string error)
    {
        var rest = text;
        var at = rest.IndexOf('@');
        var digest = at < 0 ? "" : rest[(at + 1)..];
        rest = at < 0 ? rest : rest[..at];
        var colon = rest.LastIndexOf(':');
        var hasTag = colon > rest.LastIndexOf('/');
        var tag = hasTag ? rest[(colon + 1)..] : "";
        rest = hasTag ? rest[..colon] : rest;
        error = DefectOf(rest, hasTag ? tag : null, at < 0 ? null : digest) ?? "";
        return error.Length > 0 ? null : Complete(rest, tag, digest);
    }

    private static ImageObject Complete(string name, string tag, string digest)
    {
        var (registry, repository) = Split(name);
        if (registry.Length == 0 || registry == "index.docker.io")
        {
            registry = DockerHub;
        }

        var isShort = registry == DockerHub && !repository.Contains('/', StringComparison.Ordinal);
        return new ImageObject(registry, isShort ? "library/" + repository : repository, tag, digest);
    }

    // The first part is a registry when it can't be a part of a path on Docker Hub.
    private static (string Registry, string Repository) Split(string name)
    {
        var slash = name.IndexOf('/');
        var first = slash < 0 ? "" : name[..slash];
        var isRegistry = first.AsSpan().IndexOfAny(".:[") >= 0 || first == "localhost" || first.AsSpan().ContainsAnyInRange('A', 'Z');
        return isRegistry ? (first, name[(slash + 1)..]) : ("", name);
    }

    private static string? DefectOf(string name, string? tag, string? digest)
    {
        if (name.Length is 0 or > MaxNameLength)
        {
            return name.Length == 0 ? "the name is empty" : "the name is longer than 255 characters";
        }

        if (tag is not null && !IsTag(tag))
        {
            return "a tag has 1 to 128 letters, digits, '_', '.' and '-', the first no '.' or '-'";
        }

        if (digest is not null && !IsDigest(digest))
        {
            return "a digest is an algorithm, ':' and at least 32 hexadecimal digits; 64 for sha256";
        }

        var (registry, repository) = Split(name);
        return IsRegistry(registry) && IsPath(repository) ? null : BadName;
    }

    private static bool IsTag(string tag) =>
        tag.Length is > 0 and <= MaxTagLength && tag[0] is not ('.' or '-') && All(tag, static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    private static bool IsDigest(string digest)
    {
        var colon = digest.IndexOf(':');
        var hex = digest[(colon + 1)..];
        var isLong = digest.StartsWith("sha256:", StringComparison.Ordinal) ? hex.Length == 64 : hex.Length >= 32;
        return colon > 0 && isLong && All(hex, char.IsAsciiHexDigit)
            && All(digest[..colon], static c => char.IsAsciiLetterOrDigit(c) || c is '+' or '.' or '_' or '-');
    }

    private static bool IsRegistry(string registry) =>
        All(registry, static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '[' or ']') && !registry.StartsWith('-') && !registry.StartsWith('.');

    private static bool IsPath(string path)
    {
        foreach (var part in path.Split('/'))
        {
            if (!IsPart(part))
            {
                return false;
            }
        }

        return true;
    }

    // Letters and digits at both ends; between them one '.', one or two '_', any number of '-'.
    private static bool IsPart(string part)
    {
        var isClosed = part.Length > 0 && IsAlphanumeric(part[0]) && IsAlphanumeric(part[^1]);
        for (var i = 1; isClosed && i < part.Length; i++)
        {
            var isSeparatorAgain = !IsAlphanumeric(part[i]) && !IsAlphanumeric(part[i - 1]);
            var mayRepeat = part[i] == part[i - 1] && (part[i] == '-' || (part[i] == '_' && IsAlphanumeric(part[i - 2])));
            isClosed = (IsAlphanumeric(part[i]) || part[i] is '.' or '_' or '-') && (!isSeparatorAgain || mayRepeat);
        }

        return isClosed;
    }

    private static bool IsAlphanumeric(char c) => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c);

    private static bool All(string text, Func<char, bool> test)
    {
        foreach (var c in text)
        {
            if (!test(c))
            {
                return false;
            }
        }

        return true;
    }
}
