using Caveat.Kube;

namespace Caveat.Policies;

/// <summary>What was found about a review, and what follows from it. Holds nothing of the review's memory.</summary>
public sealed class Decision
{
    /// <summary>Nothing was found: the write goes through unchanged.</summary>
    public static Decision Allow { get; } = new();

    /// <summary>False when a violation denies, or an evaluation failed of a policy that fails closed.</summary>
    public bool Allowed { get; init; } = true;

    /// <summary>All violations, sorted by policy, then rule, then field; those among them that are tolerated, excepted or only warn do not deny.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>Rules that could not be judged, sorted by policy, then rule.</summary>
    public IReadOnlyList<RuleError> Errors { get; init; } = [];

    /// <summary>Rules that applied and found nothing, sorted by policy, then rule; empty unless <see cref="Review.ListsPasses"/>.</summary>
    public IReadOnlyList<RulePass> Passes { get; init; } = [];

    /// <summary>
    /// Rules that apply and were not judged, sorted by policy, then rule: those that an audit can't judge (<see cref="Review.IsAudit"/>), and those whose look-up was unknown and only warns of it.
    /// </summary>
    public IReadOnlyList<RuleSkip> Skips { get; init; } = [];

    /// <summary>A JSON Patch (RFC 6902) as UTF-8; empty when nothing is to be changed. Only in <see cref="ReviewPhase.Mutate"/>.</summary>
    public ReadOnlyMemory<byte> Patch { get; init; }

    /// <summary>What each operation of <see cref="Patch"/> fills in, sorted by field.</summary>
    public IReadOnlyList<FilledDefault> Defaults { get; init; } = [];

    /// <summary>What <c>kubectl</c> prints behind <c>Warning: </c>; each a line of at most 256 bytes where that is possible.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Keys without the webhook's name, which the API server puts before them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> AuditAnnotations { get; init; } = [];

    /// <summary>What <c>kubectl</c> prints of a denial; empty when allowed.</summary>
    public string Message => Allowed ? "" : DecisionText.Denial(this);

    /// <summary>The answer to the API server.</summary>
    /// <param name="request">The request that was judged; alive until the answer is written.</param>
    public AdmissionResponse ToResponse(AdmissionRequest request) => new()
    {
        Uid = request.Uid,
        Allowed = Allowed,
        Status = Allowed ? null : DecisionStatus.Of(this, request),
        Warnings = Warnings,
        AuditAnnotations = AuditAnnotations,
        Patch = Patch,
    };
}
