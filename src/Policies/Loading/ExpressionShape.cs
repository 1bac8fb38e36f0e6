using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Policies.Model;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>CEL. A plain <c>true</c> or number is an expression too: YAML's type of a scalar does not matter.</summary>
internal sealed class ExpressionShape() : Shape<ExpressionText>("a CEL expression")
{
    public override ShapeModel Model => new TextModel(Noun) { MinLength = 1, IsAnyScalar = true };

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out ExpressionText value)
    {
        if (node is not YamlScalar scalar)
        {
            return Refuse(node, findings, out value);
        }

        if (string.IsNullOrWhiteSpace(scalar.Value))
        {
            findings.Error(scalar.Span, LoadingMessages.EmptyExpression);
            value = null;
            return false;
        }

        value = new ExpressionText(scalar, 0, scalar.Value);
        return true;
    }
}
