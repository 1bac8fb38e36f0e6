using System.Collections.Concurrent;
using System.Globalization;

namespace Caveat.Cel.RegularExpressions;

/// <summary>The classes that <c>\p{…}</c> names: general categories by short and long name, scripts, <c>Any</c>, <c>Assigned</c>, <c>ASCII</c>.</summary>
internal static class UnicodeClasses
{
    /// <summary>General categories in the order of <see cref="UnicodeCategory"/>: the short name and the long one.</summary>
    private static readonly (string Short, string Long)[] Categories =
    [
        ("lu", "uppercaseletter"), ("ll", "lowercaseletter"), ("lt", "titlecaseletter"), ("lm", "modifierletter"), ("lo", "otherletter"),
        ("mn", "nonspacingmark"), ("mc", "spacingmark"), ("me", "enclosingmark"),
        ("nd", "decimalnumber"), ("nl", "letternumber"), ("no", "othernumber"),
        ("zs", "spaceseparator"), ("zl", "lineseparator"), ("zp", "paragraphseparator"),
        ("cc", "control"), ("cf", "format"), ("cs", "surrogate"), ("co", "privateuse"),
        ("pc", "connectorpunctuation"), ("pd", "dashpunctuation"), ("ps", "openpunctuation"), ("pe", "closepunctuation"),
        ("pi", "initialpunctuation"), ("pf", "finalpunctuation"), ("po", "otherpunctuation"),
        ("sm", "mathsymbol"), ("sc", "currencysymbol"), ("sk", "modifiersymbol"), ("so", "othersymbol"),
        ("cn", "unassigned"),
    ];

    private static readonly (string Long, string Short)[] Aliases =
    [
        ("letter", "l"), ("casedletter", "lc"), ("mark", "m"), ("combiningmark", "m"), ("number", "n"), ("digit", "nd"), ("separator", "z"),
        ("other", "c"), ("cntrl", "cc"), ("punctuation", "p"), ("punct", "p"), ("symbol", "s"),
    ];

    // Each is looked for through all code points; there are no more of them than names.
    private static readonly ConcurrentDictionary<string, CodePointSet> Known = new(StringComparer.Ordinal);

    private static readonly Lazy<byte[]> CategoryOfCodePoint = new(LoadCategories);

    /// <summary>The class of a name; null when there is none. Case, spaces, hyphens and underscores in the name don't count.</summary>
    public static CodePointSet? Find(string name)
    {
        var canonical = Canonical(name);
        return Known.TryGetValue(canonical, out var known) ? known : Load(canonical) is { } set ? Known.GetOrAdd(canonical, set) : null;
    }

    private static CodePointSet? Load(string canonical) => canonical switch
    {
        "any" => CodePointSet.All,
        "assigned" => OfCategories("cn").Complement(),
        "ascii" => CodePointSet.Of([new CodePointRange(0, 0x7F)]),
        _ => FindCategory(canonical) ?? FindScript(canonical),
    };

    private static string Canonical(string name)
    {
        var kept = new List<char>(name.Length);
        foreach (var c in name)
        {
            if (c is not ('_' or '-' or ' '))
            {
                kept.Add(char.ToLowerInvariant(c));
            }
        }

        return new string([.. kept]);
    }

    private static CodePointSet? FindCategory(string name)
    {
        foreach (var (alias, to) in Aliases)
        {
            if (alias == name)
            {
                return OfCategories(to);
            }
        }

        foreach (var (shortName, longName) in Categories)
        {
            if (name == shortName || name == longName)
            {
                return OfCategories(shortName);
            }
        }

        return name is "l" or "lc" or "m" or "n" or "z" or "c" or "p" or "s" ? OfCategories(name) : null;
    }

    /// <summary>Of one category, of all whose names begin with the letter, or of <c>lc</c>, the three that have case.</summary>
    private static CodePointSet OfCategories(string name)
    {
        var wanted = new bool[Categories.Length];
        for (var i = 0; i < wanted.Length; i++)
        {
            var category = Categories[i].Short;
            wanted[i] = name == "lc" ? category is "lu" or "ll" or "lt" : category.StartsWith(name, StringComparison.Ordinal);
        }

        var ranges = new List<CodePointRange>();
        var categories = CategoryOfCodePoint.Value;
        for (var first = 0; first < categories.Length;)
        {
            var last = first;
            while (last + 1 < categories.Length && wanted[categories[last + 1]] == wanted[categories[first]])
            {
                last++;
            }

            if (wanted[categories[first]])
            {
                ranges.Add(new CodePointRange(first, last));
            }

            first = last + 1;
        }

        return CodePointSet.Of(ranges);
    }

    private static byte[] LoadCategories()
    {
        var categories = new byte[CodePointSet.MaxCodePoint + 1];
        for (var codePoint = 0; codePoint < categories.Length; codePoint++)
        {
            categories[codePoint] = (byte)CharUnicodeInfo.GetUnicodeCategory(codePoint);
        }

        return categories;
    }

    private static CodePointSet? FindScript(string name)
    {
        var text = "\n" + ScriptTable.Text;
        var at = name.Length == 0 ? -1 : text.IndexOf("\n" + name + ":", StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var start = at + name.Length + 2;
        var nextColon = text.IndexOf(':', start);
        var end = nextColon < 0 ? text.Length : text.LastIndexOf('\n', nextColon);
        var ranges = new List<CodePointRange>();
        foreach (var part in text[start..end].Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var dash = part.IndexOf('-', StringComparison.Ordinal);
            var first = int.Parse(dash < 0 ? part : part.AsSpan(0, dash), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var last = dash < 0 ? first : int.Parse(part.AsSpan(dash + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            ranges.Add(new CodePointRange(first, last));
        }

        return CodePointSet.Of(ranges);
    }
}
