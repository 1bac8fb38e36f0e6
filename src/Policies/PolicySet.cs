using Caveat.Kube;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Exceptions;
using Caveat.Policies.Lookups;
using Caveat.Policies.Matching;
using Caveat.Policies.Native.Merging;
using Caveat.Text;

namespace Caveat.Policies;

/// <summary>Compiled policies. Immutable, and safe for many threads; the only way to a decision.</summary>
public sealed class PolicySet
{
    /// <summary>Rounds of <see cref="NeedsOf"/> that a host does at most before it evaluates: a look-up may depend on others, three deep.</summary>
    public const int MaxLookupRounds = 4;

    private readonly PolicyIndex _index;
    private readonly IReadOnlyList<WebhookEntry> _mutatingEntries;
    private readonly IReadOnlyList<WebhookEntry> _validatingEntries;

    private PolicySet(SetBuilder built, PolicySetOptions options)
    {
        Failures = built.Failures;
        Mapping = options.Mapping;
        Lookups = LookupScopes.Of(built.Policies);
        LookedUpKinds = LookupScopes.KindsOf(built.Policies);
        StoredResources = PolicyTargets.StoredBy(PolicyTargets.Of(built.Policies, ReviewPhase.Validate), options.Mapping);
        Profiles = [.. built.ProfileNames];
        Notices = built.Notices;
        Policies = SummariesOf(built.Policies);
        _index = new PolicyIndex(
            MatchIndex.Of(built.Policies, ReviewPhase.Mutate, options.Mapping),
            MatchIndex.Of(built.Policies, ReviewPhase.Validate, options.Mapping),
            new BreakGlass(built.Exceptions),
            built.Replicas.With(options.ReplicasPaths),
            new MergeShapes(options.Definitions));
        _mutatingEntries = WebhookEntries.Of(PolicyTargets.Of(built.Policies, ReviewPhase.Mutate), options.Mapping);
        _validatingEntries = WebhookEntries.Of(PolicyTargets.Of(built.Policies, ReviewPhase.Validate), options.Mapping);
    }

    /// <summary>A set without policies: everything is allowed.</summary>
    public static PolicySet Empty { get; } = Build([], new PolicySetOptions());

    /// <summary>Documents that do not serve; the others do. Sorted by name.</summary>
    public IReadOnlyList<PolicyFailure> Failures { get; }

    /// <summary>What should be known of policies that serve otherwise than their author may think: native ones without a binding, bindings without their policy.</summary>
    public IReadOnlyList<Diagnostic> Notices { get; }

    /// <summary>Policies that serve, sorted by name.</summary>
    public IReadOnlyList<PolicySummary> Policies { get; }

    /// <summary>Names of the profiles, sorted.</summary>
    public IReadOnlyList<string> Profiles { get; }

    /// <summary>Other objects that reviews may ask for, a scope a kind, sorted.</summary>
    public IReadOnlyList<LookupScope> Lookups { get; }

    /// <summary>Kinds of which rules may want to see other objects, sorted; all that <see cref="Lookups"/> has, and those that nobody may keep at hand.</summary>
    public IReadOnlyList<(string Group, string Kind)> LookedUpKinds { get; }

    /// <summary>
    /// Resources of which rules may want to see the object that a write names, as it is stored: the pod of an exec, who set which field; sorted. <c>*</c> where a match says so.
    /// </summary>
    public IReadOnlyList<(string Group, string Resource)> StoredResources { get; }

    /// <summary>From kinds to resources, as the set was built with.</summary>
    public RestMapping Mapping { get; }

    /// <summary>Brings documents together that were loaded. Never throws: a document with a mistake is among <see cref="Failures"/>.</summary>
    /// <param name="documents">Of two with the same kind and name the first serves.</param>
    /// <param name="options">What is known of the cluster.</param>
    public static PolicySet Build(IReadOnlyList<PolicyDocument> documents, PolicySetOptions options)
    {
        var builder = new SetBuilder(options);
        builder.Add(documents);
        return new PolicySet(builder, options);
    }

    /// <summary>
    /// What a webhook of a phase has to be registered for: at most one entry for everything without labels and conditions, and
    /// <see cref="WebhookEntries.MaxNarrowed"/> others, however many policies there are.
    /// </summary>
    public IReadOnlyList<WebhookEntry> EntriesFor(ReviewPhase phase) => phase == ReviewPhase.Mutate ? _mutatingEntries : _validatingEntries;

    /// <summary>
    /// Other objects that the review's rules want and that <see cref="Review.Objects"/> was not asked for yet: the host fetches them and asks again, up to
    /// <see cref="MaxLookupRounds"/> times. Empty for most reviews, without an allocation.
    /// </summary>
    public IReadOnlyList<ObjectNeed> NeedsOf(Review review)
    {
        if (!_index.Of(review.Phase).MayNeed(review.Request))
        {
            return [];
        }

        var bench = BenchPool.Rent(review);
        var needs = bench.Needs.Run(_index);
        BenchPool.Return(bench);
        return needs;
    }

    /// <summary>Judges a review. What was not asked for counts as unknown.</summary>
    public Decision Evaluate(Review review)
    {
        if (!_index.Of(review.Phase).HasAny(review.Request))
        {
            return Decision.Allow;
        }

        var bench = BenchPool.Rent(review);
        var decision = review.Phase == ReviewPhase.Mutate ? bench.Defaults.Run(_index) : bench.Validation.Run(_index);
        BenchPool.Return(bench);
        return decision;
    }

    private static List<PolicySummary> SummariesOf(IReadOnlyList<ServingPolicy> policies)
    {
        var summaries = new List<PolicySummary>(policies.Count);
        CompiledPolicy? last = null;
        foreach (var policy in policies)
        {
            // A native policy serves once a binding.
            if (policy.Policy == last)
            {
                continue;
            }

            last = policy.Policy;
            var rules = new List<string>(policy.Policy.Rules.Count);
            foreach (var rule in policy.Policy.Rules)
            {
                rules.Add(rule.Name);
            }

            summaries.Add(new PolicySummary(policy.Policy.Name, policy.Policy.Operator, rules) { Description = policy.Policy.Description });
        }

        return summaries;
    }
}
