namespace Caveat.Conformance.Tests;

/// <summary>Rows that don't run, each line a pattern and its reason: <c>file/section/name</c>, a star standing for anything; or a tilde and a text that the row holds anywhere; then ' # '.</summary>
internal sealed class SkipList
{
    private readonly List<(string Pattern, string Reason)> _lines = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    private SkipList()
    {
    }

    public static SkipList Load(string file)
    {
        var list = new SkipList();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Suites", file)))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var parts = line.Split(" # ", 2);
                list._lines.Add((parts[0].Trim(), parts[1].Trim()));
            }
        }

        return list;
    }

    /// <summary>Why a row does not run; null when it does.</summary>
    public string? ReasonFor(SuiteRow row)
    {
        foreach (var (pattern, reason) in _lines)
        {
            if (pattern[0] == '~' ? row.Holds(pattern[1..]) : Matches(pattern, row.Path))
            {
                _used.Add(pattern);
                return reason;
            }
        }

        return null;
    }

    /// <summary>Patterns that no row asked for so far matched.</summary>
    public IReadOnlyList<string> Unused() => _lines.ConvertAll(line => line.Pattern).FindAll(pattern => !_used.Contains(pattern));

    // Greedy from left to right is enough: the parts between stars are looked for in order.
    private static bool Matches(string pattern, string path)
    {
        var parts = pattern.Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal) || (parts.Length == 1 && path.Length != pattern.Length))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            at = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += parts[i].Length;
        }

        return parts.Length == 1 || (path.Length - at >= parts[^1].Length && path.EndsWith(parts[^1], StringComparison.Ordinal));
    }
}
