using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Policies.Model;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A shape whose values keep their place.</summary>
internal sealed class PlacedShape<T>(Shape<T> inner) : Shape<Written<T>>(inner.Noun)
{
    public Shape<T> Inner => inner;

    public override ShapeModel Model => inner.Model;

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out Written<T> value)
    {
        var isRead = inner.TryRead(node, findings, out var read);
        value = isRead ? new Written<T>(read!, node.Span) : default;
        return isRead;
    }
}
