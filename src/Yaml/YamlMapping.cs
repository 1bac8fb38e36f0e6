using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>A mapping whose keys are scalars that are told apart by their names in JSON. Merge keys (<c>&lt;&lt;</c>) are done: their entries stand here.</summary>
public sealed class YamlMapping : YamlNode
{
    private readonly YamlEntries _entries;

    internal YamlMapping(TextSpan span, YamlMappingBuilder content) : base(span)
    {
        _entries = content.Entries;
        ExpandedCount = 1;
        foreach (var entry in Entries)
        {
            ExpandedCount += 1 + entry.Value.ExpandedCount;
            Height = Math.Max(Height, entry.Value.Height);
        }

        Height++;
    }

    /// <summary>The entries in order of first mention; each name stands once.</summary>
    public IReadOnlyList<YamlEntry> Entries => _entries.List;

    internal override long ExpandedCount { get; }

    internal override int Height { get; }

    /// <summary>The value of a name in JSON; null when there is none.</summary>
    public YamlNode? Find(string name) => _entries.Find(name)?.Value;
}
