using Caveat.Policies.Auditing;
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
            Description = document.Spec.Description,
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
        // What is asked for a verdict is told apart from what is only shown.
        var ofWhen = scope.StartRule();
        var condition = new RuleCompilation(scope);
        var when = condition.OptionalCondition(rule.When);
        var ofTexts = scope.StartRule();
        var texts = new RuleCompilation(scope);
        var message = texts.OptionalTemplate(rule.Message);
        var fix = texts.OptionalTemplate(rule.Fix);
        var ofBody = scope.StartRule();
        var compilation = new RuleCompilation(scope);
        var body = kind.Compile(rule.Bodies[0], compilation);
        if (body is null || condition.Failed || texts.Failed || compilation.Failed)
        {
            return null;
        }

        scope.LookupsOf(ofWhen);
        scope.LookupsOf(ofBody);
        var usage = new HashSet<int>([.. ofWhen, .. ofTexts, .. ofBody]);

        return new CompiledRule
        {
            Spec = rule,
            Body = body,
            When = when,
            Message = message,
            Fix = fix,
            Lookups = scope.LookupsOf(usage),
            NeedsNamespace = usage.Contains(PolicySlots.NamespaceObject),
            WhenAsks = SlotFacts.Of(ofWhen),
            BodyAsks = SlotFacts.Of(ofBody),
        };
    }
}
