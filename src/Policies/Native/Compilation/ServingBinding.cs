using Caveat.Policies.Lookups;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Model;

namespace Caveat.Policies.Native.Compilation;

/// <summary>A native policy's binding, ready. Immutable.</summary>
internal sealed class ServingBinding
{
    /// <summary>Null when nobody gave one, and the policy is judged as if it were bound.</summary>
    public string? Name { get; init; }

    public ValidationActions Actions { get; init; } = ValidationActions.Deny;

    /// <summary>Null for all that the policy matches.</summary>
    public NativeMatch? Match { get; init; }

    /// <summary>In which version the policy sees an object.</summary>
    public EquivalentVersions Versions { get; init; } = EquivalentVersions.None;

    /// <summary>What is asked for the params; namespace is filled in for each review. Null for none.</summary>
    public ObjectNeed? ParamNeed { get; init; }

    /// <summary>Which of the objects are meant, where they are not named; null for all.</summary>
    public LabelTests? ParamSelector { get; init; }

    /// <summary>Whether objects of the kind of the params are in namespaces; null where that is not known.</summary>
    public bool? IsNamespaced { get; init; }

    /// <summary>Whether the params are in the namespace of the request.</summary>
    public bool UsesRequestNamespace { get; init; }

    public MissingParams Missing { get; init; }

    /// <summary>Objects of the kind of the params that stand beside the policy.</summary>
    public IReadOnlyList<ParamObject> Given { get; init; } = [];

    /// <summary>What is done about a violation, beyond the audit log.</summary>
    public RuleAction Action => Actions.HasFlag(ValidationActions.Deny) ? RuleAction.Deny : Actions.HasFlag(ValidationActions.Warn) ? RuleAction.Warn : RuleAction.Audit;
}
