namespace Caveat.Yaml;

/// <summary>Entries of a mapping in order of first mention, found by name: a few one after the other, many through a table.</summary>
internal sealed class YamlEntries
{
    /// <summary>Entries from which on there is a table. Nearly all mappings have fewer, and a table takes more memory than they do.</summary>
    private const int IndexedCount = 12;

    private readonly List<YamlEntry> _entries = [];
    private Dictionary<string, int>? _places;

    public IReadOnlyList<YamlEntry> List => _entries;

    /// <summary>False when there is an entry of the name.</summary>
    public bool TryAdd(YamlEntry entry)
    {
        var name = entry.Key.JsonName!;
        if (PlaceOf(name) >= 0)
        {
            return false;
        }

        _places?.Add(name, _entries.Count);
        _entries.Add(entry);
        if (_entries.Count == IndexedCount)
        {
            _places = PlacesOf(_entries);
        }

        return true;
    }

    /// <summary>Puts an entry in the place of the one of its name.</summary>
    public void Replace(YamlEntry entry) => _entries[PlaceOf(entry.Key.JsonName!)] = entry;

    /// <summary>Null when no entry has the name.</summary>
    public YamlEntry? Find(string name) => PlaceOf(name) is >= 0 and var place ? _entries[place] : null;

    private static Dictionary<string, int> PlacesOf(List<YamlEntry> entries)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            places.Add(entries[i].Key.JsonName!, i);
        }

        return places;
    }

    private int PlaceOf(string name)
    {
        if (_places is not null)
        {
            return _places.TryGetValue(name, out var place) ? place : -1;
        }

        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].Key.JsonName == name)
            {
                return i;
            }
        }

        return -1;
    }
}
