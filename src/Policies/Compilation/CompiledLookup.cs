using Caveat.Policies.Lookups;
using Caveat.Policies.Model;

namespace Caveat.Policies.Compilation;

/// <summary>A look-up that is ready to be asked.</summary>
internal sealed class CompiledLookup
{
    public required string Name { get; init; }

    /// <summary>Group, version, kind and age; namespace, name and labels are filled in for each review.</summary>
    public required ObjectNeed Template { get; init; }

    public CompiledExpression? ObjectName { get; init; }

    public CompiledExpression? Namespace { get; init; }

    public IReadOnlyList<KeyValuePair<string, CompiledExpression>> Labels { get; init; } = [];

    public bool ClusterScoped { get; init; }

    public UnknownLookup OnUnknown { get; init; }
}
