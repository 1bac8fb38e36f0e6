using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Compilation;

/// <summary>Compiles a policy; whatever is wrong is among the findings, and everything is looked at.</summary>
internal sealed class PolicyCompiler(CaveatPolicy document, Findings findings)
{
    private readonly List<CompiledRule> _rules = [];

    /// <summary>Null when anything is wrong.</summary>
    public CompiledPolicy? Compile()
    {
        var scope = new PolicyScope(findings);
        scope.Announce(document.Spec);
        scope.Declare(document.Spec.Lookups);
        scope.Declare(document.Spec.Variables);
        var match = MatchCompiler.Compile(document.Spec.Match, scope);
        var exclude = document.Spec.Exclude is { } written ? MatchCompiler.Compile(written, scope) : null;
        CompileRules(scope);
        return findings.HasErrors ? null : new CompiledPolicy
        {
            Document = document,
            FailurePolicy = document.Spec.FailurePolicy,
            Operator = document.Spec.Operator?.Value,
            Cells = scope.Cells,
            Match = match,
            Exclude = exclude,
            Rules = _rules,
        };
    }

    private void CompileRules(PolicyScope scope)
    {
        foreach (var rule in document.Spec.Rules)
        {
            if (rule.Bodies.Count == 1 && Compile(rule, rule.Bodies[0].Kind, scope) is { } compiled)
            {
                _rules.Add(compiled);
            }
        }
    }

    private static CompiledRule? Compile(RuleSpec rule, Bodies.BodyKind kind, PolicyScope scope)
    {
        var usage = scope.StartRule();
        var compilation = new RuleCompilation(scope);
        var when = compilation.OptionalCondition(rule.When);
        var message = compilation.OptionalTemplate(rule.Message);
        var fix = compilation.OptionalTemplate(rule.Fix);
        var body = kind.Compile(rule.Bodies[0], compilation);
        if (body is null || compilation.Failed)
        {
            return null;
        }

        return new CompiledRule
        {
            Spec = rule,
            Body = body,
            When = when,
            Message = message,
            Fix = fix,
            Lookups = scope.LookupsOf(usage),
            NeedsNamespace = usage.Contains(PolicySlots.NamespaceObject),
        };
    }
}
