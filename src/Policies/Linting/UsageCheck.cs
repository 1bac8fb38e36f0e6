using Caveat.Cel.Syntax;
using Caveat.Policies.Compilation;
using Caveat.Policies.Model;

namespace Caveat.Policies.Linting;

/// <summary>Finds variables and look-ups that nothing reads, and rules that say the same.</summary>
internal sealed class UsageCheck(LintedPolicy policy, LintFindings findings)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public void Run()
    {
        ReadAll();
        foreach (var variable in policy.Spec.Variables)
        {
            if (!_read.Contains("variables." + variable.Name))
            {
                findings.Add(LintRules.Unused, LintLevel.Warning, policy.Source, variable.NameSpan, LintMessages.UnusedVariable(variable.Name));
            }
        }

        foreach (var lookup in policy.Spec.Lookups)
        {
            if (!_read.Contains("lookups." + lookup.Name))
            {
                findings.Add(LintRules.Unused, LintLevel.Warning, policy.Source, lookup.NameSpan, LintMessages.UnusedLookup(lookup.Name));
            }
        }

        FindTwins();
    }

    private void ReadAll()
    {
        foreach (var lookup in policy.Spec.Lookups)
        {
            Read(RuleExpressions.Of(lookup.Value));
        }

        foreach (var variable in policy.Spec.Variables)
        {
            Read([variable.Value]);
        }

        Read(RuleExpressions.Of(policy.Spec.Match));
        Read(RuleExpressions.Of(policy.Spec.Exclude));
        foreach (var rule in policy.Spec.Rules)
        {
            Read(RuleExpressions.Of(rule));
            _read.Add("lookups." + rule.Bodies[0].Reads.Lookup);
        }
    }

    private void Read(List<ExpressionText> texts)
    {
        foreach (var text in texts)
        {
            TreeSearch.Exists(policy.TreeOf(text), node =>
            {
                if (node is SelectExpr { Operand: IdentExpr { Name: "variables" or "lookups" } of } select)
                {
                    _read.Add($"{of.Name}.{select.Field}");
                }

                return false;
            });
        }
    }

    private void FindTwins()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in policy.Spec.Rules)
        {
            var key = $"{rule.Bodies[0].Kind.Name} {Squeezed(rule.Bodies[0].Span)} {rule.When?.Text} {policy.OperationsOf(rule)}";
            if (!seen.TryAdd(key, rule.Name.Value))
            {
                findings.Add(LintRules.Twin, LintLevel.Warning, policy.Source, rule.Name.Span, LintMessages.Twin(seen[key]));
            }
        }
    }

    private string Squeezed(Text.TextSpan span) =>
        string.Join(' ', policy.Source.Text.Substring(span.Start, span.Length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
