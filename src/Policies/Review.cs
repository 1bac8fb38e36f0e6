using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Kube;
using Caveat.Policies.Lookups;

namespace Caveat.Policies;

/// <summary>A write that is to be judged, with the world it is judged in.</summary>
public sealed class Review
{
    /// <summary>The request; must stay as it is until the decision is made.</summary>
    public required AdmissionRequest Request { get; init; }

    /// <summary>Which of the two questions is asked.</summary>
    public required ReviewPhase Phase { get; init; }

    /// <summary>The time of the review, for <c>enforceFrom</c> and exceptions.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>
    /// Whether the object is one that is found, and that nobody writes: the old object, where there is one, is what was found an earlier time, and the user, where there is one, who wrote it, nobody knows how. Rules
    /// that ask more of a write are not judged, and stand among <see cref="Decision.Skips"/>; a rule that names operations is judged if it names a create or an update;
    /// violations are not tolerated for having been there before. Only of <see cref="ReviewPhase.Validate"/>.
    /// </summary>
    public bool IsAudit { get; init; }

    /// <summary>Whether the decision says which rules held: reports and tests ask for it, the webhook does not.</summary>
    public bool ListsPasses { get; init; }

    /// <summary>Answers what the user may do, for <c>authorizer</c>; null when nobody can be asked, and an expression that asks fails then.</summary>
    public IAuthorizer? Authorizer { get; init; }

    /// <summary>Other objects, namespaces and the parents of scales among them.</summary>
    public IObjectLookup Objects { get; init; } = NoObjects.Instance;
}
