using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>Whatever JSON can say.</summary>
internal sealed class AnyShape() : Shape<YamlNode>("a value")
{
    public override ShapeModel Model => new AnyModel(Noun);

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out YamlNode value)
    {
        value = node;
        return true;
    }
}
