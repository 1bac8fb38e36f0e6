using Caveat.Policies.Model;

namespace Caveat.Policies.Linting;

/// <summary>Every expression of a policy, in the order of the document.</summary>
internal static class RuleExpressions
{
    public static List<ExpressionText> Of(RuleSpec rule)
    {
        var found = new List<ExpressionText>();
        Add(found, rule.When);
        Add(found, rule.Message);
        Add(found, rule.Fix);
        var reads = rule.Bodies[0].Reads;
        Add(found, reads.Guard);
        Add(found, reads.Verdict);
        Add(found, reads.Value);
        foreach (var field in reads.Shown)
        {
            Add(found, field.Template);
        }

        return found;
    }

    public static List<ExpressionText> Of(MatchSpec? match)
    {
        var found = new List<ExpressionText>();
        foreach (var condition in match?.MatchConditions ?? [])
        {
            Add(found, condition.Expression);
        }

        return found;
    }

    public static List<ExpressionText> Of(LookupSpec lookup)
    {
        var found = new List<ExpressionText>();
        Add(found, lookup.Name);
        Add(found, lookup.Namespace);
        foreach (var label in lookup.Labels)
        {
            found.Add(label.Value);
        }

        foreach (var field in lookup.Fields)
        {
            found.Add(field.Value);
        }

        Add(found, lookup.Owner);
        return found;
    }

    public static void Add(List<ExpressionText> found, TemplateText? template)
    {
        foreach (var part in template?.Parts ?? [])
        {
            Add(found, part.Expression);
        }
    }

    private static void Add(List<ExpressionText> found, ExpressionText? expression)
    {
        if (expression is not null)
        {
            found.Add(expression);
        }
    }
}
