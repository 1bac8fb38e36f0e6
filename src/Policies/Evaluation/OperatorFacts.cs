using System.Text;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Compilation;
using Caveat.Policies.Model;

namespace Caveat.Policies.Evaluation;

/// <summary>An operator's profile, ready. Immutable.</summary>
internal sealed class OperatorFacts
{
    private readonly ClientSet _operator;
    private readonly ClientSet _coWriters;
    private readonly List<byte[]> _fieldManagers;
    private readonly List<byte[]> _coWriterManagers;
    private readonly IReadOnlyList<OwnedKinds> _resources;

    public OperatorFacts(OperatorProfile profile)
    {
        Name = profile.Name;
        Title = profile.Spec.DisplayName ?? profile.Name;
        _operator = new ClientSet(profile.Spec.Identities);
        _coWriters = new ClientSet(profile.Spec.CoWriters);
        Children = new ChildMarks(profile.Spec);
        (Settled, Paused, Upgrading) = (profile.CompiledSettled, profile.CompiledPaused, profile.CompiledUpgrading);
        OthersCondition = ClientCondition.NoneOf([_operator, _coWriters, ClientSet.ControlPlane]);
        _resources = profile.Spec.Resources;
        (_fieldManagers, _coWriterManagers) = (NamesOf(profile.Spec.FieldManagers), NamesOf(profile.Spec.CoWriterManagers));

        IgnoredFields = FieldPathText.PathsOf(profile.Spec.IgnoredFields);
    }

    public string Name { get; }

    /// <summary>What people call the operator.</summary>
    public string Title { get; }

    public ChildMarks Children { get; }

    public IReadOnlyList<FieldPath> IgnoredFields { get; }

    /// <summary>True of an object that the operator has done its work on; null when the profile doesn't say.</summary>
    public CompiledExpression? Settled { get; }

    /// <summary>True of an object that the operator leaves alone; null when the profile doesn't say.</summary>
    public CompiledExpression? Paused { get; }

    /// <summary>True of an object that is being upgraded; null when the profile doesn't say.</summary>
    public CompiledExpression? Upgrading { get; }

    /// <summary>CEL that is true of a request by anyone whom <see cref="MayWriteChildren"/> does not name.</summary>
    public string OthersCondition { get; }

    /// <summary>One of some things, which the profile does not say; <see cref="ProfileFact.None"/> when it says them all.</summary>
    public ProfileFact Lacks(ProfileFact facts) => (facts & ~Told) & (ProfileFact)(-(int)(facts & ~Told));

    private ProfileFact Told =>
        (Children.CanTell ? ProfileFact.Children : ProfileFact.None)
        | (Settled is null ? ProfileFact.None : ProfileFact.Settled)
        | (Upgrading is null ? ProfileFact.None : ProfileFact.Upgrading)
        | (_fieldManagers.Count == 0 ? ProfileFact.None : ProfileFact.FieldManagers)
        | (_resources.Any(static resource => resource.ReadOnce.Count > 0) ? ProfileFact.ReadOnce : ProfileFact.None);

    /// <summary>Whether the operator writes under this name. So may anybody: it says whose a client wants a write to be, and not whose it is.</summary>
    public bool HasFieldManager(JsonValue name) => Holds(_fieldManagers, name);

    /// <summary>Whether a co-writer writes under this name.</summary>
    public bool IsCoWritersManager(JsonValue name) => Holds(_coWriterManagers, name);

    /// <summary>The fields of a kind that the operator reads only once.</summary>
    public IReadOnlyList<ReadOnceField> ReadOnceOf(GroupVersionKind kind)
    {
        foreach (var resource in _resources)
        {
            if (resource.ReadOnce.Count > 0 && resource.Has(kind))
            {
                return resource.ReadOnce;
            }
        }

        return [];
    }

    /// <summary>Whether the client is the operator, one of those that its profile names, or a part of Kubernetes itself.</summary>
    public bool MayWriteChildren(AdmissionRequest request) =>
        _operator.Contains(request) || _coWriters.Contains(request) || ClientSet.ControlPlane.Contains(request);

    private static List<byte[]> NamesOf(IReadOnlyList<Written<string>> written)
    {
        var names = new List<byte[]>(written.Count);
        foreach (var name in written)
        {
            names.Add(Encoding.UTF8.GetBytes(name.Value));
        }

        return names;
    }

    private static bool Holds(List<byte[]> names, JsonValue name)
    {
        foreach (var known in names)
        {
            if (name.Is(known))
            {
                return true;
            }
        }

        return false;
    }
}
