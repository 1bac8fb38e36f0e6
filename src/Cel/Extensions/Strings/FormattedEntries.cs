namespace Caveat.Cel.Extensions.Strings;

/// <summary>The entries of a map, each as text.</summary>
internal static class FormattedEntries
{
    /// <summary>In braces, sorted by key; keys of the same text stay in their order.</summary>
    public static string Join(List<(string Key, string Text)> entries)
    {
        var order = new int[entries.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => string.CompareOrdinal(entries[a].Key, entries[b].Key) is var byKey && byKey != 0 ? byKey : a.CompareTo(b));
        return "{" + string.Join(", ", Array.ConvertAll(order, i => entries[i].Text)) + "}";
    }
}
