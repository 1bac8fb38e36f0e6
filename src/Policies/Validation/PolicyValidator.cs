using Caveat.Policies.Bodies;
using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Validation;

/// <summary>Looks at what the shapes of single fields can't say.</summary>
internal sealed class PolicyValidator(PolicySpec spec, Findings findings)
{
    public void Validate()
    {
        ValidateMatch(spec.Match, needsResources: NeedsMatch());
        ValidateMatch(spec.Exclude, needsResources: false);
        ValidateExclude();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in spec.Rules)
        {
            ValidateRule(rule, names);
        }
    }

    private void ValidateExclude()
    {
        if (spec.Exclude is { Resources.Count: 0, Namespaces.Count: 0, NamespaceSelector: null, ObjectSelector: null, MatchConditions.Count: 0 } exclude)
        {
            findings.Error(exclude.Span with { Length = 0 }, CompilationMessages.EmptyExclude);
        }
    }

    // A policy of protect rules alone matches nothing: their children stand in the rules.
    private bool NeedsMatch()
    {
        foreach (var rule in spec.Rules)
        {
            foreach (var body in rule.Bodies)
            {
                if (body.NeedsMatch)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void ValidateRule(RuleSpec rule, HashSet<string> names)
    {
        if (rule.Name.Value is { } name && !names.Add(name))
        {
            findings.Error(rule.Name.Span, CompilationMessages.DuplicateRule(name));
        }

        if (rule.Bodies.Count == 0)
        {
            findings.Error(rule.Span with { Length = 0 }, CompilationMessages.NoBody(BodyNames()));
        }

        for (var i = 1; i < rule.Bodies.Count; i++)
        {
            findings.Error(rule.Bodies[i].Span with { Length = 0 }, CompilationMessages.TwoBodies(rule.Bodies[0].Kind.Name, rule.Bodies[i].Kind.Name));
        }

        if (rule.Bodies.Count > 0 && rule.Operations is { } operations && (operations & rule.Bodies[0].Possible) == Operations.None)
        {
            var possible = rule.Bodies[0].Possible.ToString().ToUpperInvariant();
            findings.Error(rule.Span with { Length = 0 }, CompilationMessages.ImpossibleOperations(rule.Bodies[0].Kind.Name, possible));
        }

        if (rule.Bodies.Count > 0 && rule.Operations is null && IsNeverAsked(rule.Bodies[0]))
        {
            var possible = rule.Bodies[0].Possible.ToString().ToUpperInvariant();
            findings.Error(rule.Span with { Length = 0 }, CompilationMessages.NeverMatched(rule.Bodies[0].Kind.Name, possible));
        }
    }

    // A rule that takes its operations from the match, which names none that the body can judge.
    private bool IsNeverAsked(RuleBody body)
    {
        foreach (var resource in spec.Match?.Resources ?? [])
        {
            if (((resource.Operations ?? body.Kind.Usual) & body.Possible) != Operations.None)
            {
                return false;
            }
        }

        return body.NeedsMatch && body.Own is null && spec.Match is { Resources.Count: > 0 };
    }

    private void ValidateMatch(MatchSpec? match, bool needsResources)
    {
        if (needsResources && match is not { Resources.Count: > 0 })
        {
            findings.Error(match is null ? default : match.Span with { Length = 0 }, CompilationMessages.NoResources);
        }

        foreach (var resource in match?.Resources ?? [])
        {
            if (resource.Kinds.Count == 0 == (resource.Resources.Count == 0))
            {
                findings.Error(resource.Span with { Length = 0 }, CompilationMessages.KindsOrResources);
            }

            if (resource.ApiGroups.Count == 0)
            {
                findings.Error(resource.Span with { Length = 0 }, CompilationMessages.NoGroups);
            }
        }

        ValidateSelector(match?.NamespaceSelector, findings);
        ValidateSelector(match?.ObjectSelector, findings);
    }

    /// <summary>Whether the operators of a selector have the values that they need, and a label can have its keys and values. An API server takes no registration that has a selector by another, or takes it and refuses what it is asked.</summary>
    public static void ValidateSelector(SelectorSpec? selector, Findings findings)
    {
        ValidateLabels(selector?.MatchLabels ?? [], findings);
        foreach (var requirement in selector?.MatchExpressions ?? [])
        {
            if (!NameRules.IsLabelKey(requirement.Key))
            {
                findings.Error(requirement.Span with { Length = 0 }, LoadingMessages.BadLabelKey(requirement.Key));
            }

            foreach (var value in requirement.Values)
            {
                ValidateLabelValue(value, findings);
            }

            var wantsValues = requirement.Operator is SelectorOperator.In or SelectorOperator.NotIn;
            if (wantsValues != requirement.Values.Count > 0)
            {
                findings.Error(requirement.Span with { Length = 0 }, CompilationMessages.SelectorValues(requirement.Operator.ToString(), wantsValues));
            }
        }
    }

    /// <summary>Whether labels can have these keys and values.</summary>
    public static void ValidateLabels(IReadOnlyList<Named<Written<string>>> labels, Findings findings)
    {
        foreach (var label in labels)
        {
            if (!NameRules.IsLabelKey(label.Name))
            {
                findings.Error(label.NameSpan, LoadingMessages.BadLabelKey(label.Name));
            }

            ValidateLabelValue(label.Value, findings);
        }
    }

    private static void ValidateLabelValue(Written<string> value, Findings findings)
    {
        if (!Kube.LabelValue.IsValid(value.Value))
        {
            findings.Error(value.Span, LoadingMessages.BadLabelValue(value.Value));
        }
    }

    private static List<string> BodyNames()
    {
        var names = new List<string>();
        foreach (var kind in BodyTable.All)
        {
            names.Add(kind.Name);
        }

        return names;
    }
}
