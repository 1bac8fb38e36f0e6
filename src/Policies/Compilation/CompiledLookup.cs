using Caveat.Policies.Lookups;
using Caveat.Policies.Model;

using Caveat.Json;

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

    /// <summary>Fields of which the objects of a list must have these values.</summary>
    public IReadOnlyList<KeyValuePair<FieldPath, CompiledExpression>> Fields { get; init; } = [];

    /// <summary>Gives the uid that one of the owner references of the objects of a list must have; null for any.</summary>
    public CompiledExpression? Owner { get; init; }

    /// <summary>Whether one object is wanted, not a list.</summary>
    public bool IsSingle => ObjectName is not null;

    public bool ClusterScoped { get; init; }

    public UnknownLookup OnUnknown { get; init; }
}
