using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>One of a few words.</summary>
internal sealed class ChoiceShape<T>(IReadOnlyList<KeyValuePair<string, T>> choices) : Shape<T>("one of " + LoadingMessages.Words(choices))
{
    public IReadOnlyList<KeyValuePair<string, T>> Choices => choices;

    public override ShapeModel Model => new ChoiceModel(Noun, WordsOf(choices));

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out T value)
    {
        if (node is not YamlScalar scalar)
        {
            return Refuse(node, findings, out value);
        }

        foreach (var (word, choice) in choices)
        {
            if (word == scalar.Value)
            {
                value = choice;
                return true;
            }
        }

        findings.Error(scalar.Span, LoadingMessages.UnknownWord(scalar.Value, choices));
        value = default;
        return false;
    }

    private static List<string> WordsOf(IReadOnlyList<KeyValuePair<string, T>> choices)
    {
        var words = new List<string>(choices.Count);
        foreach (var (word, _) in choices)
        {
            words.Add(word);
        }

        return words;
    }
}
