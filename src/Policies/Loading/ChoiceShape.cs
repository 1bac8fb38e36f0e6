using System.Diagnostics.CodeAnalysis;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>One of a few words.</summary>
internal sealed class ChoiceShape<T>(IReadOnlyList<KeyValuePair<string, T>> choices) : Shape<T>("one of " + LoadingMessages.Words(choices))
{
    public IReadOnlyList<KeyValuePair<string, T>> Choices => choices;

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
}
