using Caveat.Cel.Syntax;
using Caveat.Policies.Compilation;
using Caveat.Policies.Model;

namespace Caveat.Policies.Linting;

/// <summary>Finds rules about deletions that read <c>request.name</c>, which is empty where a collection is deleted: each of its objects is asked about, and only the object says its name.</summary>
internal sealed class CollectionCheck(LintedPolicy policy, LintFindings findings)
{
    public void Run()
    {
        var any = false;
        foreach (var rule in policy.Spec.Rules)
        {
            if ((policy.OperationsOf(rule) & Operations.Delete) != Operations.None)
            {
                any = true;
                Check(RuleExpressions.Of(rule));
            }
        }

        if (any)
        {
            CheckShared();
        }
    }

    private void CheckShared()
    {
        foreach (var lookup in policy.Spec.Lookups)
        {
            Check(RuleExpressions.Of(lookup.Value));
        }

        foreach (var variable in policy.Spec.Variables)
        {
            Check([variable.Value]);
        }

        Check(RuleExpressions.Of(policy.Spec.Match));
        Check(RuleExpressions.Of(policy.Spec.Exclude));
    }

    private void Check(List<ExpressionText> texts)
    {
        foreach (var text in texts)
        {
            if (TreeSearch.Exists(policy.TreeOf(text), static node => node is SelectExpr { Operand: IdentExpr { Name: "request" }, Field: "name" }))
            {
                findings.Add(LintRules.RequestName, LintLevel.Warning, policy.Source, text.Span, LintMessages.RequestName);
            }
        }
    }
}
