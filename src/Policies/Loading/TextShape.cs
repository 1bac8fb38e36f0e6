using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Policies.Model;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A string, perhaps with a rule of its own.</summary>
/// <param name="noun">With its article, for messages.</param>
/// <param name="objection">What is wrong with a text, as a whole message, or null.</param>
internal sealed class TextShape(string noun, Func<string, string?> objection) : Shape<Written<string>>(noun)
{
    /// <summary>What schemas say of the texts that <c>objection</c> lets through.</summary>
    public TextModel? Described { get; init; }

    public override ShapeModel Model => Described ?? new TextModel(Noun);

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out Written<string> value)
    {
        value = default;
        if (node is not YamlScalar { IsString: true } scalar)
        {
            return Refuse(node, findings, out value);
        }

        if (objection(scalar.Value) is { } message)
        {
            findings.Error(scalar.Span, message);
            return false;
        }

        value = new Written<string>(scalar.Value, scalar.Span);
        return true;
    }
}
