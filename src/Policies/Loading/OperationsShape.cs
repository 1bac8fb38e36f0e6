using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Policies.Model;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A list of operations, as a set.</summary>
internal sealed class OperationsShape() : Shape<Operations>("a list of operations")
{
    private static readonly ChoiceShape<Operations> Word = new(
    [
        new("CREATE", Operations.Create), new("UPDATE", Operations.Update), new("DELETE", Operations.Delete), new("CONNECT", Operations.Connect),
        new("*", Operations.Create | Operations.Update | Operations.Delete | Operations.Connect),
    ]);

    private static readonly ListShape<Operations> Words = new(Word, "a list of operations");

    public override ShapeModel Model => new ListModel(Noun, Word.Model) { NeedsItem = true };

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out Operations value)
    {
        value = Operations.None;
        if (!Words.TryRead(node, findings, out var words))
        {
            return false;
        }

        foreach (var word in words)
        {
            value |= word;
        }

        if (node is YamlSequence { Items.Count: 0 })
        {
            findings.Error(node.Span, LoadingMessages.NoOperations);
        }

        return value != Operations.None;
    }
}
