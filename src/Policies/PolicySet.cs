using Caveat.Policies.Lookups;

namespace Caveat.Policies;

/// <summary>Compiled policies. Immutable, and safe for many threads; the only way to a decision.</summary>
public sealed class PolicySet
{
    /// <summary>Rounds of <see cref="NeedsOf"/> that a host does at most before it evaluates: a look-up may depend on others, three deep.</summary>
    public const int MaxLookupRounds = 4;

    private readonly IReadOnlyList<WebhookRule> _webhookRules = [];
    private readonly IReadOnlyList<ObjectNeed> _needs = [];
    private readonly Decision _decision = Decision.Allow;

    private PolicySet(IReadOnlyList<PolicyFailure> failures) => Failures = failures;

    /// <summary>A set without policies: everything is allowed.</summary>
    public static PolicySet Empty { get; } = Build([], new PolicySetOptions());

    /// <summary>Documents that do not serve; the others do.</summary>
    public IReadOnlyList<PolicyFailure> Failures { get; }

    /// <summary>Policies that serve, sorted by name.</summary>
    public IReadOnlyList<PolicySummary> Policies { get; } = [];

    /// <summary>Names of the profiles, sorted.</summary>
    public IReadOnlyList<string> Profiles { get; } = [];

    /// <summary>Compiles documents. Never throws: a document with a mistake is among <see cref="Failures"/>.</summary>
    public static PolicySet Build(IReadOnlyList<PolicyDocument> documents, PolicySetOptions options) => new([]);

    /// <summary>What a webhook of a phase has to be registered for, sorted by group.</summary>
    public IReadOnlyList<WebhookRule> RulesFor(ReviewPhase phase) => _webhookRules;

    /// <summary>
    /// Other objects that the review's rules want and that <see cref="Review.Objects"/> was not asked for yet: the host fetches them and asks again, up to
    /// <see cref="MaxLookupRounds"/> times. Empty for most reviews, without an allocation.
    /// </summary>
    public IReadOnlyList<ObjectNeed> NeedsOf(Review review) => _needs;

    /// <summary>Judges a review. What was not asked for counts as unknown.</summary>
    public Decision Evaluate(Review review) => _decision;
}
