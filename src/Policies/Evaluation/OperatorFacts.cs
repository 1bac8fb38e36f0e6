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

    public OperatorFacts(OperatorProfile profile)
    {
        Name = profile.Name;
        Title = profile.Spec.DisplayName ?? profile.Name;
        _operator = new ClientSet(profile.Spec.Identities);
        _coWriters = new ClientSet(profile.Spec.CoWriters);
        Children = new ChildMarks(profile.Spec);
        (Settled, Paused, Upgrading) = (profile.CompiledSettled, profile.CompiledPaused, profile.CompiledUpgrading);
        OthersCondition = ClientCondition.NoneOf([_operator, _coWriters, ClientSet.ControlPlane]);
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

    /// <summary>Whether the profile says something.</summary>
    public bool Tells(ProfileFact fact) => fact switch
    {
        ProfileFact.Children => Children.CanTell,
        ProfileFact.Settled => Settled is not null,
        _ => Upgrading is not null,
    };

    /// <summary>Whether the client is the operator, one of those that its profile names, or a part of Kubernetes itself.</summary>
    public bool MayWriteChildren(AdmissionRequest request) =>
        _operator.Contains(request) || _coWriters.Contains(request) || ClientSet.ControlPlane.Contains(request);
}
