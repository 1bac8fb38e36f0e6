using Caveat.Cel;
using Caveat.Cel.Checking;
using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Policies.Compilation;
using Caveat.Policies.Model;
using Caveat.Policies.Typing;
using Caveat.Text;

namespace Caveat.Policies.Linting;

/// <summary>Checks every expression against every served version of every resource that the policy matches.</summary>
internal sealed class TypeCheck(LintedPolicy policy, LintFindings findings)
{
    private readonly Dictionary<(ExpressionText Text, TextSpan Span, string Message), List<MatchedVersion>> _errors = [];

    public void Run()
    {
        foreach (var version in policy.Versions)
        {
            Check(version);
        }

        foreach (var ((text, span, message), versions) in _errors)
        {
            Report(text, span, message, versions);
        }
    }

    private void Check(MatchedVersion version)
    {
        var type = ResourceTypes.Of("Object", version.Schema);
        var environment = PolicyEnvironment.Lenient.With([new("object", type), new("oldObject", type), new("item", CelType.Dyn)]);
        foreach (var lookup in policy.Spec.Lookups)
        {
            CheckAll(RuleExpressions.Of(lookup.Value), environment, version);
            environment = environment.With([new VariableDeclaration($"lookups.{lookup.Name}", TypeOf(lookup))]);
        }

        foreach (var variable in policy.Spec.Variables)
        {
            var result = CheckOne(variable.Value, environment, version);
            environment = environment.With([new VariableDeclaration($"variables.{variable.Name}", result?.ResultType ?? CelType.Dyn)]);
        }

        CheckAll(RuleExpressions.Of(policy.Spec.Match), environment, version);
        CheckAll(RuleExpressions.Of(policy.Spec.Exclude), environment, version);
        foreach (var rule in policy.Spec.Rules)
        {
            if (rule.Bodies[0].NeedsMatch)
            {
                CheckAll(RuleExpressions.Of(rule), environment, version);
            }
        }
    }

    private CelType TypeOf(Named<LookupSpec> lookup)
    {
        var definition = policy.DefinitionOf(lookup.Value);
        var version = lookup.Value.Version.Length > 0 ? definition?.Version(lookup.Value.Version) : definition?.StorageVersion;
        var type = version?.Schema is { } schema ? ResourceTypes.Of($"lookups.{lookup.Name}", schema) : CelType.Dyn;
        return lookup.Value.Name is null ? CelType.ListOf(type) : type;
    }

    private void CheckAll(List<ExpressionText> texts, CelEnvironment environment, MatchedVersion version)
    {
        foreach (var text in texts)
        {
            CheckOne(text, environment, version);
        }
    }

    private CheckedExpr? CheckOne(ExpressionText text, CelEnvironment environment, MatchedVersion version)
    {
        var result = environment.Check(new SourceText(policy.Source.Name, text.Text));
        foreach (var diagnostic in result.Diagnostics)
        {
            if (IsOfSchemasOnly(diagnostic.Message))
            {
                continue;
            }

            var key = (text, diagnostic.Span, diagnostic.Message);
            if (!_errors.TryGetValue(key, out var versions))
            {
                _errors.Add(key, versions = []);
            }

            versions.Add(version);
        }

        return result.Expr;
    }

    // What one kind or one version lacks, an expression may ask for all the same, if it asks whether it is there.
    private void Report(ExpressionText text, TextSpan span, string message, List<MatchedVersion> versions)
    {
        if (versions.Count == policy.Versions.Count)
        {
            findings.Add(LintRules.Type, LintLevel.Error, policy.Source, text.SpanOf(span), LintMessages.Type(message, versions[0], versions.Count));
        }
        else if (!TreeSearch.Exists(policy.TreeOf(text), node => node.Span == span && IsTest(node)) && !HasSeveralKinds())
        {
            findings.Add(LintRules.Type, LintLevel.Warning, policy.Source, text.SpanOf(span), LintMessages.TypeOfSome(message, versions));
        }
    }

    // When a rule runs, objects are maps and everything has the type that it has: object.spec["size"] is fine then, and so is a list of an object and a text.
    private static bool IsOfSchemasOnly(string message) =>
        !message.StartsWith("undefined field", StringComparison.Ordinal) && (message.Contains("Object", StringComparison.Ordinal) || message.Contains("lookups.", StringComparison.Ordinal));

    private static bool IsTest(Expr node) => node is SelectExpr { IsTest: true } or CallExpr { Function: Operators.OptionalSelect or Operators.OptionalIndex };

    // A policy of several kinds tells them apart somewhere, in ways that this check does not follow.
    private bool HasSeveralKinds()
    {
        foreach (var version in policy.Versions)
        {
            if (version.Definition != policy.Versions[0].Definition)
            {
                return true;
            }
        }

        return false;
    }
}
