using Caveat.Json;
using Caveat.Policies.Bodies.Default;
using Caveat.Policies.Compilation;
using Caveat.Policies.Model;
using Caveat.Schema;

namespace Caveat.Policies.Linting;

/// <summary>What a CRD says besides types: what the API server fills in, and what <c>/scale</c> changes.</summary>
internal sealed class SchemaFactCheck(LintedPolicy policy, LintFindings findings)
{
    public void Run()
    {
        foreach (var rule in policy.Spec.Rules)
        {
            foreach (var version in policy.Versions)
            {
                CheckDefault(rule, version);
                CheckScale(rule, version);
            }
        }
    }

    private void CheckDefault(RuleSpec rule, MatchedVersion version)
    {
        if (rule.Bodies[0] is not DefaultBody { Reads.Paths: [var field, ..] } || version.Schema.At(field.Path)?.Default is not { } worth)
        {
            return;
        }

        var text = worth.Value.ToString();
        var kind = version.Definition.Kind;
        var message = IsParentThere(field.Path, version.Schema) ? LintMessages.SchemaDefault(field.Path.ToString(), kind, text) : LintMessages.SchemaDefaultOfParent(field.Path.ToString(), kind, text);
        findings.Add(LintRules.SchemaDefault, LintLevel.Warning, policy.Source, field.Span, message);
    }

    private static bool IsParentThere(FieldPath path, JsonSchema schema)
    {
        var node = schema.Root;
        for (var i = 0; i < path.Length - 1; i++)
        {
            // An item that is filled in is there.
            if (path.Segments[i].Name is not { } name)
            {
                node = node.Items!;
                continue;
            }

            if (node.Property(name) is not { } next || !node.IsRequired(name) && next.Default is null)
            {
                return false;
            }

            node = next;
        }

        return true;
    }

    private void CheckScale(RuleSpec rule, MatchedVersion version)
    {
        if (version.Version.Scale is not { } scale || !rule.Bodies[0].NeedsMatch || rule.Bodies[0] is DefaultBody || SeesUpdates(rule, version) || (policy.OperationsOf(rule) & Operations.Create) == Operations.None)
        {
            return;
        }

        var replicas = "object." + scale.SpecReplicas;
        foreach (var text in RuleExpressions.Of(rule))
        {
            var reader = new PlaceReader(policy, version);
            if (TreeSearch.Exists(policy.TreeOf(text), node => reader.PlaceOf(node, System.Collections.Immutable.ImmutableDictionary<string, Place?>.Empty)?.Path == replicas))
            {
                findings.Add(LintRules.Scale, LintLevel.Warning, policy.Source, rule.Name.Span, LintMessages.Scale(scale.SpecReplicas.ToString(), version.Definition.Kind));
                return;
            }
        }
    }

    private bool SeesUpdates(RuleSpec rule, MatchedVersion version)
    {
        foreach (var selector in policy.Spec.Match?.Resources ?? [])
        {
            if (MatchedVersion.IsMatched(selector, version.Definition) && (LintedPolicy.OperationsOf(rule, selector) & Operations.Update) != Operations.None)
            {
                return !IsOnlyForCreate(rule);
            }
        }

        return false;
    }

    private bool IsOnlyForCreate(RuleSpec rule) => rule.When is { } when && new ConstantTruth(policy).Of(policy.TreeOf(when), "UPDATE") == false;
}
