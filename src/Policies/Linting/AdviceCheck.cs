using Caveat.Policies.Bodies.Conflict;
using Caveat.Policies.Bodies.Default;
using Caveat.Policies.Bodies.Require;
using Caveat.Policies.Model;

namespace Caveat.Policies.Linting;

/// <summary>Looks at rules with the eyes of the one whom they stop.</summary>
internal sealed class AdviceCheck(LintedPolicy policy, LintFindings findings, DateTimeOffset now)
{
    private static readonly TimeSpan LongPast = TimeSpan.FromDays(365);

    public void Run()
    {
        foreach (var rule in policy.Spec.Rules)
        {
            if (rule.Bodies[0] is not DefaultBody)
            {
                CheckTexts(rule);
            }

            if (rule.EnforceFrom is { } start && now - start > LongPast)
            {
                Add(LintRules.EnforceFrom, rule, LintMessages.OldEnforceFrom);
            }
        }
    }

    private void CheckTexts(RuleSpec rule)
    {
        // The other bodies say by themselves what happened to which field.
        var isSilent = rule.Bodies[0] is ConflictBody or RequireBody { Schema: null };
        if (rule.Message is null && isSilent)
        {
            Add(LintRules.Message, rule, LintMessages.NoMessage);
        }
        else if (rule.Message is { } message && isSilent && !HasExpression(message) && !NamesField(rule, message))
        {
            Add(LintRules.Message, rule, LintMessages.PlainMessage);
        }

        if (rule.Fix is null && rule.Bodies[0] is not (Bodies.Protect.ProtectBody { Edit: not null } or Bodies.Transition.TransitionBody { ReadOnce: true }))
        {
            Add(LintRules.Fix, rule, LintMessages.NoFix);
        }

        if (rule.Docs is null)
        {
            Add(LintRules.Docs, rule, LintMessages.NoDocs);
        }
    }

    private static bool HasExpression(TemplateText message)
    {
        foreach (var part in message.Parts)
        {
            if (part.Expression is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesField(RuleSpec rule, TemplateText message)
    {
        foreach (var field in rule.Bodies[0].Reads.Shown)
        {
            if (field.Path is { Path.Length: > 0 } path && path.Path.Segments[^1].Name is { } name && message.Parts.Count > 0
                && message.Parts[0].Literal!.Contains(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(string id, RuleSpec rule, string message) => findings.Add(id, LintLevel.Info, policy.Source, rule.Name.Span, message);
}
