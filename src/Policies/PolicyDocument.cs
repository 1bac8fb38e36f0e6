using Caveat.Text;

namespace Caveat.Policies;

/// <summary>A document as its author wrote it.</summary>
public abstract class PolicyDocument
{
    private protected PolicyDocument(SourceText source) => Source = source;

    /// <summary>The text that it stands in.</summary>
    public SourceText Source { get; }

    /// <summary>Its kind: <c>CaveatPolicy</c>, <c>OperatorProfile</c>, <c>CaveatException</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Its <c>metadata.name</c>.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Its <c>metadata.namespace</c>; empty for most, which are cluster-scoped.</summary>
    public string Namespace { get; internal set; } = "";

    /// <summary>The place of its name.</summary>
    internal TextSpan NameSpan { get; set; }
}
