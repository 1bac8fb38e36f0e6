using System.Collections.Frozen;
using System.Text;

namespace Caveat.Cel.Types;

/// <summary>Names of properties as identifiers, as Kubernetes escapes them: <c>foo-bar</c> is <c>foo__dash__bar</c>, <c>namespace</c> is <c>__namespace__</c>.</summary>
public static class PropertyNames
{
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
        "loop", "package", "namespace", "return", "var", "void", "while");

    private static readonly (string Written, string Escaped)[] Escapes =
    [
        ("__", "__underscores__"), (".", "__dot__"), ("-", "__dash__"), ("/", "__slash__"),
    ];

    /// <summary>The identifier of a property; null when it starts with a digit, is empty, or has a character that is no ASCII letter, digit, <c>_</c>, <c>.</c>, <c>-</c> or <c>/</c>.</summary>
    public static string? Escape(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            return null;
        }

        if (Reserved.Contains(name))
        {
            return $"__{name}__";
        }

        var builder = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length;)
        {
            var taken = AppendEscaped(builder, name.AsSpan(i));
            if (taken == 0)
            {
                return null;
            }

            i += taken;
        }

        return builder.ToString();
    }

    /// <summary>The property that an identifier stands for; null when it holds an escape that there isn't.</summary>
    public static string? Unescape(string identifier)
    {
        var builder = new StringBuilder(identifier.Length);
        for (var i = 0; i < identifier.Length;)
        {
            if (!TryEscapeAt(identifier, i, out var word))
            {
                builder.Append(identifier[i++]);
                continue;
            }

            if (Meaning(word, isWhole: word.Length + 4 == identifier.Length) is not { } meaning)
            {
                return null;
            }

            builder.Append(meaning);
            i += word.Length + 4;
        }

        return builder.ToString();
    }

    private static int AppendEscaped(StringBuilder builder, ReadOnlySpan<char> rest)
    {
        foreach (var (written, escaped) in Escapes)
        {
            if (rest.StartsWith(written, StringComparison.Ordinal))
            {
                builder.Append(escaped);
                return written.Length;
            }
        }

        if (!char.IsAsciiLetterOrDigit(rest[0]) && rest[0] != '_')
        {
            return 0;
        }

        builder.Append(rest[0]);
        return 1;
    }

    // Two underscores, a word without one, two underscores.
    private static bool TryEscapeAt(string identifier, int start, out string word)
    {
        word = "";
        if (string.CompareOrdinal(identifier, start, "__", 0, 2) != 0)
        {
            return false;
        }

        var end = identifier.IndexOf('_', start + 2);
        if (end <= start + 2 || string.CompareOrdinal(identifier, end, "__", 0, 2) != 0)
        {
            return false;
        }

        word = identifier[(start + 2)..end];
        return true;
    }

    private static string? Meaning(string word, bool isWhole)
    {
        foreach (var (written, escaped) in Escapes)
        {
            if (escaped.AsSpan(2, escaped.Length - 4).SequenceEqual(word))
            {
                return written;
            }
        }

        return isWhole && Reserved.Contains(word) ? word : null;
    }
}
