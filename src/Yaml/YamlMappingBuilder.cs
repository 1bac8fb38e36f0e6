namespace Caveat.Yaml;

/// <summary>Collects the entries of a mapping by name. What is merged yields to what is written, and overwrites what stands before it, as for kubectl.</summary>
internal sealed class YamlMappingBuilder
{
    // Names that stand here only because they were merged; null while there are none.
    private HashSet<string>? _merged;

    public YamlEntries Entries { get; } = new();

    /// <summary>Adds an entry that is written here; false when one of the same name is.</summary>
    public bool TryAdd(YamlScalar key, YamlNode value)
    {
        var entry = new YamlEntry(key, value);
        if (Entries.TryAdd(entry))
        {
            return true;
        }

        if (_merged is null || !_merged.Remove(key.JsonName!))
        {
            return false;
        }

        Entries.Replace(entry);
        return true;
    }

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
            if (Entries.TryAdd(entry))
            {
                (_merged ??= new(StringComparer.Ordinal)).Add(entry.Key.JsonName!);
            }
            else
            {
                Entries.Replace(entry);
            }
        }
    }
}
