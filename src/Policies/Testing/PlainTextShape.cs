using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Policies.Loading;
using Caveat.Yaml;

namespace Caveat.Policies.Testing;

/// <summary>A string whose place nobody asks for.</summary>
internal sealed class PlainTextShape() : Shape<string>("a string")
{
    public override ShapeModel Model => new TextModel(Noun);

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        if (node is not YamlScalar { IsString: true } scalar)
        {
            return Refuse(node, findings, out value);
        }

        value = scalar.Value;
        return true;
    }
}
