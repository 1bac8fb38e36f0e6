using System.Diagnostics.CodeAnalysis;
using Caveat.Json;
using Caveat.Policies.Authoring;
using Caveat.Policies.Model;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A path of a field, as people write it.</summary>
internal sealed class FieldPathShape() : Shape<FieldPathText>("a field's path")
{
    public override ShapeModel Model => new TextModel(Noun) { MinLength = 1 };

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out FieldPathText value)
    {
        value = null;
        if (node is not YamlScalar { IsString: true } scalar)
        {
            return Refuse(node, findings, out value);
        }

        if (!FieldPath.TryParse(scalar.Value, out var path, out var error))
        {
            findings.Error(scalar.Span, LoadingMessages.BadPath(scalar.Value, error));
            return false;
        }

        value = new FieldPathText(path, scalar.Span);
        return true;
    }
}
