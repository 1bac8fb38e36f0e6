using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Linting;

/// <summary>Finds rules that can never find anything, and rules that stop everything.</summary>
internal sealed class ReachCheck
{
    private static readonly (Operations Operation, string Name)[] Names =
        [(Operations.Create, "CREATE"), (Operations.Update, "UPDATE"), (Operations.Delete, "DELETE"), (Operations.Connect, "CONNECT")];

    private readonly LintedPolicy _policy;
    private readonly LintFindings _findings;
    private readonly ConstantTruth _truth;

    public ReachCheck(LintedPolicy policy, LintFindings findings)
    {
        _policy = policy;
        _findings = findings;
        _truth = new ConstantTruth(policy);
    }

    public void Run()
    {
        if (_policy.Spec is { Match: { } match, Exclude: { } exclude } && TakesAll(exclude, match))
        {
            Add(LintRules.Never, exclude.Span with { Length = 0 }, LintMessages.Excluded);
        }

        foreach (var rule in _policy.Spec.Rules)
        {
            Check(rule);
        }
    }

    private void Check(RuleSpec rule)
    {
        var operations = _policy.OperationsOf(rule);
        if (operations == Operations.None)
        {
            Add(LintRules.Never, rule.Name.Span, LintMessages.NeverJudges);
            return;
        }

        var reads = rule.Bodies[0].Reads;
        if (IsAlways(rule.When, false, operations) || IsAlways(reads.Guard, false, operations))
        {
            Add(LintRules.Never, (IsAlways(rule.When, false, operations) ? rule.When : reads.Guard)!.Span, LintMessages.NeverTrue);
        }
        else if (IsAlways(reads.Verdict, !reads.ViolatedWhen, operations))
        {
            // A prerequisite whose condition always holds still wants its object.
            Add(LintRules.Never, reads.Lookup is null ? reads.Verdict!.Span : default, LintMessages.NeverViolated);
        }
        else if (IsAlways(reads.Verdict, reads.ViolatedWhen, operations) && rule.When is null)
        {
            Add(LintRules.Always, reads.Verdict!.Span, LintMessages.AlwaysViolated);
        }
    }

    private bool IsAlways(ExpressionText? text, bool worth, Operations operations)
    {
        if (text is null)
        {
            return false;
        }

        foreach (var (operation, name) in Names)
        {
            if ((operations & operation) != Operations.None && _truth.Of(_policy.TreeOf(text), name) != worth)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TakesAll(MatchSpec exclude, MatchSpec match)
    {
        if (exclude is not { Namespaces.Count: 0, NamespaceSelector: null, ObjectSelector: null, MatchConditions.Count: 0, Resources.Count: > 0 })
        {
            return false;
        }

        foreach (var selector in match.Resources)
        {
            if (!IsTaken(selector, exclude.Resources))
            {
                return false;
            }
        }

        return match.Resources.Count > 0;
    }

    private static bool IsTaken(ResourceSelector selector, IReadOnlyList<ResourceSelector> taken)
    {
        foreach (var other in taken)
        {
            var sees = (selector.Operations ?? Operations.Create | Operations.Update) & ~(other.Operations ?? Operations.Create | Operations.Update);
            if (sees == Operations.None && HasAll(other.ApiGroups, selector.ApiGroups) && HasAll(other.Kinds, selector.Kinds) && HasAll(other.Resources, selector.Resources)
                && (other.Versions.Count == 0 || selector.Versions.Count > 0 && HasAll(other.Versions, selector.Versions)) && HasAll(other.Subresources, selector.Subresources))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAll(IReadOnlyList<Written<string>> names, IReadOnlyList<Written<string>> wanted)
    {
        foreach (var name in wanted)
        {
            var isThere = false;
            foreach (var other in names)
            {
                isThere |= other.Value == name.Value || other.Value == "*";
            }

            if (!isThere)
            {
                return false;
            }
        }

        return true;
    }

    private void Add(string id, TextSpan span, string message)
    {
        if (span != default)
        {
            _findings.Add(id, LintLevel.Warning, _policy.Source, span, message);
        }
    }
}
