using Caveat.Json;
using Caveat.Kube;
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
        IgnoredFields = PathsOf(profile.Spec.IgnoredFields);
    }

    public string Name { get; }

    /// <summary>What people call the operator.</summary>
    public string Title { get; }

    public ChildMarks Children { get; }

    public IReadOnlyList<FieldPath> IgnoredFields { get; }

    /// <summary>Whether the client is the operator, one of those that its profile names, or a part of Kubernetes itself.</summary>
    public bool MayWriteChildren(AdmissionRequest request) =>
        _operator.Contains(request) || _coWriters.Contains(request) || ClientSet.ControlPlane.Contains(request);

    private static List<FieldPath> PathsOf(IReadOnlyList<FieldPathText> written)
    {
        var paths = new List<FieldPath>(written.Count);
        foreach (var path in written)
        {
            paths.Add(path.Path);
        }

        return paths;
    }
}
