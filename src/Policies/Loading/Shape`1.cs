using System.Diagnostics.CodeAnalysis;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A shape whose values are read as <typeparamref name="T"/>.</summary>
internal abstract class Shape<T>(string noun) : Shape(noun)
{
    /// <summary>Reads a node, or says why not; a value may come with errors about its parts.</summary>
    public abstract bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out T value);

    protected bool Refuse(YamlNode node, Findings findings, out T? value)
    {
        findings.Error(node.Span, LoadingMessages.WrongType(Noun, node));
        value = default;
        return false;
    }
}
