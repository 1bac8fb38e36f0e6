using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Policies.Model;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary><c>policy/rule</c>.</summary>
internal sealed class RuleReferenceShape() : Shape<Written<RuleReference>>("a rule such as policy/rule")
{
    public static readonly ListShape<Written<RuleReference>> List = new(new RuleReferenceShape(), "a list of rules") { EmptyMessage = LoadingMessages.NoExceptedRules };

    public override ShapeModel Model => new TextModel(Noun) { Pattern = "^[^/]+/.+$" };

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out Written<RuleReference> value)
    {
        value = default;
        if (node is not YamlScalar { IsString: true } scalar)
        {
            return Refuse(node, findings, out value);
        }

        if (RuleReference.Parse(scalar.Value) is { } reference)
        {
            value = new Written<RuleReference>(reference, scalar.Span);
            return true;
        }

        findings.Error(scalar.Span, LoadingMessages.BadRuleReference(scalar.Value));
        return false;
    }
}
