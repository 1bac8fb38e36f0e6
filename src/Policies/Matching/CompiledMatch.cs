using Caveat.Kube;
using Caveat.Policies.Compilation;
using Caveat.Policies.Model;

namespace Caveat.Policies.Matching;

/// <summary><c>match</c> or <c>exclude</c>, ready.</summary>
internal sealed class CompiledMatch
{
    public static readonly CompiledMatch Everything = new();

    /// <summary>Empty for all in an exclude, for none in a match.</summary>
    public IReadOnlyList<ResourceSelector> Resources { get; init; } = [];

    /// <summary>Empty for all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    public LabelTests? NamespaceSelector { get; init; }

    public LabelTests? ObjectSelector { get; init; }

    /// <summary>The same, for the API server; matches everything when there is none.</summary>
    public LabelSelector ObjectLabels { get; init; } = LabelSelector.Everything;

    public IReadOnlyList<MatchTest> Conditions { get; init; } = [];

    /// <summary>Look-ups that the conditions can ask.</summary>
    public IReadOnlyList<CompiledLookup> Lookups { get; init; } = [];

    /// <summary>Whether a condition reads <c>namespaceObject</c>, or a selector asks the namespace's labels.</summary>
    public bool NeedsNamespace { get; init; }
}
