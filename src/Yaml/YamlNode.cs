using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>A node of a document; an alias stands as the node that it names, so one node may have several parents.</summary>
public abstract class YamlNode
{
    private protected YamlNode(TextSpan span) => Span = span;

    /// <summary>Where the node is written, its tag and anchor left out; an alias's is where its anchor stands.</summary>
    public TextSpan Span { get; }

    /// <summary>Nodes in this tree with every alias written out; the node itself counts.</summary>
    internal abstract long ExpandedCount { get; }

    /// <summary>Sequences and mappings inside one another, aliases written out; 0 for a scalar.</summary>
    internal abstract int Height { get; }
}
