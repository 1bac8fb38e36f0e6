using Caveat.Policies.Bodies.Default;
using Caveat.Policies.Model;

namespace Caveat.Policies.Linting;

/// <summary>Defaults that the operator has one for too, as its profile says.</summary>
internal sealed class OperatorDefaultCheck(LintedPolicy policy, OperatorProfile profile, LintFindings findings)
{
    public void Run()
    {
        foreach (var rule in policy.Spec.Rules)
        {
            if (rule.Bodies[0] is not DefaultBody { Reads.Paths: [var field, ..] })
            {
                continue;
            }

            foreach (var resource in profile.Spec.Resources)
            {
                Check(field, resource);
            }
        }
    }

    private void Check(FieldPathText field, OwnedKinds resource)
    {
        foreach (var kind in resource.Kinds)
        {
            foreach (var known in IsMatched(resource.ApiGroup, kind.Value) ? resource.Defaults : [])
            {
                if (known.Field!.Path.Contains(field.Path))
                {
                    findings.Add(LintRules.OperatorDefault, LintLevel.Warning, policy.Source, field.Span, Message(field, kind.Value, known));
                    return;
                }
            }
        }
    }

    private string Message(FieldPathText field, string kind, OperatorDefault known)
    {
        var worth = known.Value is { } value ? profile.Source.Text.Substring(value.Span.Start, value.Span.Length) : null;
        return LintMessages.OperatorDefault(field.Path, known.Field!.Path, kind, profile.Spec.DisplayName ?? profile.Name, worth);
    }

    private bool IsMatched(string group, string kind)
    {
        foreach (var selector in policy.Spec.Match?.Resources ?? [])
        {
            if (Has(selector.ApiGroups, group) && (Has(selector.Kinds, kind) || kind == "*"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(IReadOnlyList<Written<string>> names, string name)
    {
        foreach (var written in names)
        {
            if (written.Value == name || written.Value == "*")
            {
                return true;
            }
        }

        return false;
    }
}
