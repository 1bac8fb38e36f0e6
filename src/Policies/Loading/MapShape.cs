using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Policies.Model;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A mapping whose keys are the author's own names; the order of the text is kept.</summary>
internal sealed class MapShape<T>(Shape<T> item, string noun) : Shape<IReadOnlyList<Named<T>>>(noun)
{
    public MapShape(Shape<T> item) : this(item, "a mapping of names")
    {
    }

    public Shape<T> Item => item;

    public override ShapeModel Model => new MapModel(Noun, item.Model);

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out IReadOnlyList<Named<T>> value)
    {
        if (node is not YamlMapping mapping)
        {
            return Refuse(node, findings, out value);
        }

        var items = new List<Named<T>>(mapping.Entries.Count);
        foreach (var entry in mapping.Entries)
        {
            if (item.TryRead(entry.Value, findings, out var read))
            {
                items.Add(new Named<T>(entry.Key.Value, entry.Key.Span, read));
            }
        }

        value = items;
        return true;
    }
}
