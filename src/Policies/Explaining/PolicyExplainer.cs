using Caveat.Policies.Bodies;
using Caveat.Policies.Model;

namespace Caveat.Policies.Explaining;

/// <summary>Says in words what policies do.</summary>
public static class PolicyExplainer
{
    private static readonly (Operations Operation, string Name)[] OperationNames =
        [(Operations.Create, "CREATE"), (Operations.Update, "UPDATE"), (Operations.Delete, "DELETE"), (Operations.Connect, "CONNECT")];

    /// <summary>Policies among the documents, sorted by name.</summary>
    public static IReadOnlyList<PolicyExplanation> Explain(IReadOnlyList<PolicyDocument> documents)
    {
        var explanations = new List<PolicyExplanation>();
        foreach (var document in documents)
        {
            switch (document)
            {
                case CaveatPolicy policy:
                    explanations.Add(Of(policy));
                    break;
                case OperatorProfile or CaveatException:
                    break;
                default:
                    explanations.Add(new PolicyExplanation(document.Name, document.Kind, null, null, "", []));
                    break;
            }
        }

        explanations.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return explanations;
    }

    private static PolicyExplanation Of(CaveatPolicy policy)
    {
        var rules = new List<RuleExplanation>(policy.Spec.Rules.Count);
        foreach (var rule in policy.Spec.Rules)
        {
            if (rule.Bodies.Count == 1)
            {
                rules.Add(Of(rule, policy));
            }
        }

        return new PolicyExplanation(policy.Name, policy.Kind, policy.Spec.Description, policy.Spec.Operator?.Value, SubjectOf(policy.Spec.Match), rules);
    }

    private static RuleExplanation Of(RuleSpec rule, CaveatPolicy policy)
    {
        var body = rule.Bodies[0];
        var reads = body.Reads;
        return new RuleExplanation
        {
            Name = rule.Name.Value,
            Body = body.Kind.Name,
            Severity = rule.Severity,
            Action = rule.Action,
            EnforceFrom = rule.EnforceFrom,
            Sense = body.Sense(policy.Source),
            Operations = OperationsOf(rule, policy.Spec),
            When = Both(rule.When?.Text, reads.Guard?.Text),
            Condition = reads.Verdict?.Text ?? reads.Value?.Text,
            Fields = FieldsOf(reads),
            Message = TextOf(rule.Message),
            Fix = TextOf(rule.Fix),
            Docs = rule.Docs,
        };
    }

    private static string? Both(string? first, string? second) => first is not null && second is not null ? $"({first}) && ({second})" : first ?? second;

    private static List<string> OperationsOf(RuleSpec rule, PolicySpec policy)
    {
        var operations = Operations.None;
        foreach (var selector in policy.Match?.Resources ?? [])
        {
            operations |= selector.Operations ?? rule.Bodies[0].Kind.Usual;
        }

        operations = operations == Operations.None || !rule.Bodies[0].NeedsMatch ? rule.Bodies[0].Kind.Usual : operations;
        operations = (rule.Operations ?? rule.Bodies[0].Own ?? operations) & rule.Bodies[0].Possible;
        var names = new List<string>();
        foreach (var (operation, name) in OperationNames)
        {
            names.AddRange((operations & operation) != Operations.None ? [name] : []);
        }

        return names;
    }

    private static List<string> FieldsOf(BodyReads reads)
    {
        var fields = new List<string>();
        foreach (var field in reads.Shown)
        {
            fields.Add(field.Path?.Path.ToString() ?? TextOf(field.Template)!);
        }

        foreach (var path in reads.Paths)
        {
            fields.Add(path.Path.ToString().Replace("[0]", "[]", StringComparison.Ordinal));
        }

        return fields;
    }

    private static string? TextOf(TemplateText? template)
    {
        if (template is null)
        {
            return null;
        }

        var text = "";
        foreach (var part in template.Parts)
        {
            text += part.Literal ?? $"{{{{ {part.Expression!.Text} }}}}";
        }

        return text;
    }

    private static string SubjectOf(MatchSpec? match)
    {
        var subjects = new List<string>();
        foreach (var selector in match?.Resources ?? [])
        {
            var names = Names(selector.Kinds.Count > 0 ? selector.Kinds : selector.Resources);
            var groups = Names(selector.ApiGroups);
            var resources = selector.Subresources.Count == 0 ? names : $"{Names(selector.Subresources)} of {names}";
            subjects.Add(groups.Length == 0 ? resources : $"{resources} of {groups}");
        }

        return string.Join("; ", subjects);
    }

    private static string Names(IReadOnlyList<Written<string>> written)
    {
        var names = new List<string>(written.Count);
        foreach (var name in written)
        {
            names.Add(name.Value == "*" ? "anything" : name.Value);
        }

        return string.Join(", ", names);
    }
}
