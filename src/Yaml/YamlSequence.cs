using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>A sequence.</summary>
public sealed class YamlSequence : YamlNode
{
    internal YamlSequence(TextSpan span, IReadOnlyList<YamlNode> items) : base(span)
    {
        Items = items;
        ExpandedCount = 1;
        foreach (var item in items)
        {
            ExpandedCount += item.ExpandedCount;
            Height = Math.Max(Height, item.Height);
        }

        Height++;
    }

    /// <summary>The items in order.</summary>
    public IReadOnlyList<YamlNode> Items { get; }

    internal override long ExpandedCount { get; }

    internal override int Height { get; }
}
