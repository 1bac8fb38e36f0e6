using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Policies.Model;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class BooleanShape() : Shape<Written<bool>>("true or false")
{
    public override ShapeModel Model => new BooleanModel(Noun);

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out Written<bool> value)
    {
        if (node is YamlScalar { IsString: false, Value: "true" or "false" } scalar)
        {
            value = new Written<bool>(scalar.Value == "true", scalar.Span);
            return true;
        }

        return Refuse(node, findings, out value);
    }
}
