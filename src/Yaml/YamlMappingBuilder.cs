namespace Caveat.Yaml;

/// <summary>Collects the entries of a mapping by name. What is merged yields to what is written, and overwrites what stands before it, as for kubectl.</summary>
internal sealed class YamlMappingBuilder
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    public List<YamlEntry> Entries { get; } = [];

    /// <summary>Index of the entry with a name.</summary>
    public Dictionary<string, int> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds an entry that is written here; false when one of the same name is.</summary>
    public bool TryAdd(YamlScalar key, YamlNode value)
    {
        var isNew = _written.Add(key.JsonName!);
        if (isNew)
        {
            Set(new YamlEntry(key, value));
        }

        return isNew;
    }

    /// <summary>The entry that is written with a name.</summary>
    public YamlEntry Get(string name) => Entries[Places[name]];

    /// <summary>Takes over the entries of mappings; false when it is neither a mapping nor a sequence of such.</summary>
    public bool TryMerge(YamlNode merged)
    {
        if (merged is YamlMapping mapping)
        {
            SetAll(mapping);
            return true;
        }

        if (merged is not YamlSequence sequence)
        {
            return false;
        }

        // The first of them wins, so it comes last.
        for (var i = sequence.Items.Count - 1; i >= 0; i--)
        {
            if (sequence.Items[i] is not YamlMapping item)
            {
                return false;
            }

            SetAll(item);
        }

        return true;
    }

    private void SetAll(YamlMapping mapping)
    {
        foreach (var entry in mapping.Entries)
        {
            Set(entry);
        }
    }

    private void Set(YamlEntry entry)
    {
        if (Places.TryGetValue(entry.Key.JsonName!, out var place))
        {
            Entries[place] = entry;
            return;
        }

        Places.Add(entry.Key.JsonName!, Entries.Count);
        Entries.Add(entry);
    }
}
