using System.Diagnostics.CodeAnalysis;
using Caveat.Json;
using Caveat.Policies.Authoring;
using Caveat.Policies.Model;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A field's path that may have <c>{{ CEL }}</c> in it, for an index or a key that only the object tells.</summary>
internal sealed class FieldTemplateShape() : Shape<FieldTemplate>("a field's path")
{
    public override ShapeModel Model => new TextModel(Noun) { MinLength = 1 };

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out FieldTemplate value)
    {
        value = null;
        if (node is YamlScalar { IsString: true } scalar && !scalar.Value.Contains("{{", StringComparison.Ordinal))
        {
            value = Shapes.FieldPath.TryRead(node, findings, out var path) ? new FieldTemplate(path, null) : null;
            return value is not null;
        }

        if (!Shapes.Template.TryRead(node, findings, out var template) || !CanBePath((YamlScalar)node, template, findings))
        {
            return false;
        }

        value = new FieldTemplate(null, template);
        return true;
    }

    // A 0 stands for each expression: it fits between brackets as well as between quotes.
    private static bool CanBePath(YamlScalar scalar, TemplateText template, Findings findings)
    {
        var text = "";
        foreach (var part in template.Parts)
        {
            text += part.Literal ?? "0";
        }

        if (FieldPath.TryParse(text, out _, out var error))
        {
            return true;
        }

        findings.Error(scalar.Span, LoadingMessages.BadPath(scalar.Value, error));
        return false;
    }
}
