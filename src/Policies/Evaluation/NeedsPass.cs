using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Lookups;
using Caveat.Policies.Matching;

namespace Caveat.Policies.Evaluation;

/// <summary>Finds out which other objects a review's rules want to see.</summary>
internal sealed class NeedsPass(Judgement judgement) : TargetWalk(judgement)
{
    /// <summary>Objects that one review may ask for: each is a question to the API server while somebody waits.</summary>
    public const int MaxNeeds = 64;

    private HashSet<ObjectNeed>? _needs;

    public IReadOnlyList<ObjectNeed> Run(PolicyIndex policies)
    {
        _needs = null;
        var request = Judgement.Request;
        var index = policies.Of(Judgement.Review.Phase);
        var (byResource, byKind) = (index.ByResource(request), index.ByKind(request));
        AddNamespace(byResource);
        AddNamespace(byKind);
        Walk(byResource, byKind, parents: false);
        if (HasParents(byResource, request) || HasParents(byKind, request))
        {
            AddParent(policies, byResource, byKind);
        }

        IReadOnlyList<ObjectNeed> needs = _needs is null ? [] : [.. _needs];
        _needs = null;
        return needs;
    }

    protected override void Visit(RuleTarget target)
    {
        var rule = target.Rule;
        if (MissingFor(target) != WriteFacts.None)
        {
            return;
        }

        var wants = rule.Lookups.Count > 0 || rule.Body.NeedsObject;
        if (wants && (rule.When is null || Judgement.Test(rule.When) != Truth.False))
        {
            AddLookups(rule.Lookups);
            if (rule.Body.NeedsObject && rule.Body.Check!.WantsObject(Judgement))
            {
                Add(ParentNeed.Of(Judgement.Request));
            }
        }
    }

    protected override bool Begin(ServingPolicy policy, JsonValue param) => false;

    protected override void AskFor(ObjectNeed param) => Add(param);

    // Without an answer to what was asked for, nothing can be said.
    protected override void VisitFailure(RuleTarget target, bool isConfiguration)
    {
    }

    // A match condition may have failed for want of an answer.
    protected override bool TryVisitUnknown(RuleTarget target)
    {
        AddLookups(target.Policy.Policy.Match.Lookups);
        AddLookups(target.Policy.Policy.Exclude?.Lookups ?? []);
        return true;
    }

    private void AddParent(PolicyIndex policies, RuleTarget[] byResource, RuleTarget[] byKind)
    {
        var parent = ParentNeed.Of(Judgement.Request);
        if (Judgement.BecomeScaled(parent, policies.ReplicasPathOf(Judgement.Request)) is not null)
        {
            Add(parent);
            return;
        }

        Walk(byResource, byKind, parents: true);
    }

    private void AddNamespace(RuleTarget[] targets)
    {
        foreach (var target in targets)
        {
            if (target.NeedsNamespace && Judgement.NamespaceNeed() is { } need)
            {
                Add(need);
                return;
            }
        }
    }

    private void AddLookups(IReadOnlyList<CompiledLookup> lookups)
    {
        foreach (var lookup in lookups)
        {
            if (Judgement.NeedOf(lookup) is { IsOfNone: false } need)
            {
                Add(need);
            }
        }
    }

    private void Add(ObjectNeed need)
    {
        if (Judgement.Review.Objects.Find(need).Status == ObjectAnswerStatus.NotAsked && (_needs?.Count ?? 0) < MaxNeeds)
        {
            (_needs ??= []).Add(need);
        }
    }
}
