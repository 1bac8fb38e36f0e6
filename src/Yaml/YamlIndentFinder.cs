using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>Finds how far an author indents, from the first block in a block.</summary>
internal sealed class YamlIndentFinder
{
    private readonly SourceText _source;

    public YamlIndentFinder(SourceText source) => _source = source;

    /// <summary>Columns from a mapping to one below it; null when there is none.</summary>
    public int? OfMappings { get; private set; }

    /// <summary>Columns from a mapping to the dashes below it; null when there are none.</summary>
    public int? OfSequences { get; private set; }

    public void Look(YamlNode? node)
    {
        if (node is YamlMapping mapping && IsBlock(mapping, '{'))
        {
            foreach (var entry in mapping.Entries)
            {
                Note(mapping, entry.Value);
            }
        }
        else if (node is YamlSequence sequence && IsBlock(sequence, '['))
        {
            foreach (var item in sequence.Items)
            {
                Look(item);
            }
        }
    }

    private void Note(YamlMapping parent, YamlNode child)
    {
        var columns = ColumnOf(child) - ColumnOf(parent);
        if (child is YamlMapping && IsBlock(child, '{') && columns > 0)
        {
            OfMappings ??= columns;
        }
        else if (child is YamlSequence && IsBlock(child, '[') && columns >= 0)
        {
            OfSequences ??= columns;
        }

        if ((OfMappings is null || OfSequences is null) && child.Span.Start > parent.Span.Start)
        {
            Look(child);
        }
    }

    private bool IsBlock(YamlNode node, char flow) => node.Span.Length > 0 && _source.Text[node.Span.Start] != flow;

    private int ColumnOf(YamlNode node) => node.Span.Start - _source.StartOfLine(_source.PositionOf(node.Span.Start).Line);
}
