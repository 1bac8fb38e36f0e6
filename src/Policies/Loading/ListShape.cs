using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A list whose items are of one shape.</summary>
internal sealed class ListShape<T>(Shape<T> item, string noun) : Shape<IReadOnlyList<T>>(noun)
{
    public ListShape(Shape<T> item) : this(item, "a list")
    {
    }

    public Shape<T> Item => item;

    /// <summary>What is said of a list without items; null where one is fine.</summary>
    public string? EmptyMessage { get; init; }

    public override ShapeModel Model => new ListModel(Noun, item.Model) { NeedsItem = EmptyMessage is not null };

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        if (node is not YamlSequence sequence)
        {
            return Refuse(node, findings, out value);
        }

        if (EmptyMessage is not null && sequence.Items.Count == 0)
        {
            findings.Error(node.Span, EmptyMessage);
        }

        var items = new List<T>(sequence.Items.Count);
        foreach (var child in sequence.Items)
        {
            if (item.TryRead(child, findings, out var read))
            {
                items.Add(read);
            }
        }

        value = items;
        return true;
    }
}
