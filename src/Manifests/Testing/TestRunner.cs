using Caveat.Policies;
using Caveat.Policies.Model;
using Caveat.Policies.Testing;
using Caveat.Text;

namespace Caveat.Manifests.Testing;

/// <summary>Judges the cases of tests as the webhook would, and compares. Not for several threads at once.</summary>
public sealed class TestRunner
{
    private readonly CaseSets _sets;
    private readonly HashSet<string> _rules = new(StringComparer.Ordinal);

    /// <param name="documents">The policies, and what goes with them.</param>
    /// <param name="options">What is known of the cluster.</param>
    public TestRunner(IReadOnlyList<PolicyDocument> documents, PolicySetOptions options)
    {
        _sets = new CaseSets(documents, options);
        foreach (var policy in _sets.Shared.Policies)
        {
            _rules.Add($"{policy.Name}/{RuleReference.Any}");
            _rules.UnionWith(policy.Rules.Select(rule => $"{policy.Name}/{rule}"));
        }
    }

    /// <summary>The policies that are tested.</summary>
    public PolicySet Policies => _sets.Shared;

    /// <summary>Runs one case; whatever it holds, the answer is a result.</summary>
    /// <param name="test">A test that was read without an error.</param>
    /// <param name="item">One of its cases.</param>
    public CaseResult Run(CaveatTest test, TestCase item)
    {
        var result = new CaseResult { Name = $"{test.Name}/{item.Name.Value}", Place = PlaceOf(test, item.Name.Span) };
        if (UnknownRule(test, item) is { } unknown)
        {
            return result with { Problem = unknown };
        }

        var setup = CaseSetup.Of(test, item);
        var given = setup.Given();
        if (Judge(setup, given, out var problem) is not { } judged)
        {
            return result with { Problem = problem };
        }

        return given.NeverAsked is { } kind
            ? result with { Problem = $"{result.Place}: no rule asked for {kind}, so nothing is shown by its being unknown; name another kind under request.unknown, each as Kind.group" }
            : Compare(result, item.Expect, judged, new RuleScope(test.Spec.Rules));
    }

    /// <summary>The policies that a case is judged by: those that are tested, with the exceptions that it brings.</summary>
    /// <param name="setup">The case.</param>
    /// <param name="problem">Why an exception does not load, with its place; null when all do.</param>
    public PolicySet? PoliciesOf(CaseSetup setup, out string? problem) => _sets.With(setup.Exceptions, out problem);

    /// <summary>Judges a write as a case sets it up.</summary>
    /// <param name="setup">The write.</param>
    /// <param name="problem">Why it can't be judged, with its place; null when it was.</param>
    public JudgedManifest? Judge(CaseSetup setup, out string? problem) => Judge(setup, setup.Given(), out problem);

    private JudgedManifest? Judge(CaseSetup setup, CaseObjects given, out string? problem)
    {
        if (PoliciesOf(setup, out problem) is not { } set)
        {
            return null;
        }

        var judge = new ManifestJudge(set, new ReviewWriter(setup.Template), given, setup.Now, setup.Authorizer);
        return judge.Judge(setup.Written, setup.Old, out problem);
    }

    private static CaseResult Compare(CaseResult result, ExpectSpec expect, JudgedManifest judged, RuleScope scope)
    {
        var comparison = new CaseComparison(expect, judged, scope).Run();
        var found = new HashSet<string>(judged.Validation.Violations.Select(violation => $"{violation.Policy}/{violation.Rule}"), StringComparer.Ordinal);
        var passes = judged.Mutation.Passes.Concat(judged.Validation.Passes).Select(pass => $"{pass.Policy}/{pass.Rule}");
        return result with
        {
            Passed = comparison.AreEqual,
            Expected = comparison.Expected,
            Actual = comparison.Actual,
            Hits = [.. HitsOf(expect, judged, scope)],
            Passes = [.. passes.Where(rule => !found.Contains(rule))],
        };
    }

    private static IEnumerable<string> HitsOf(ExpectSpec expect, JudgedManifest judged, RuleScope scope)
    {
        foreach (var violation in expect.Violations)
        {
            yield return violation.Rule.Value.ToString();
        }

        foreach (var filled in expect.Patch is null && expect.Patched is null ? [] : judged.Mutation.Defaults)
        {
            if (scope.Holds(filled.Policy, filled.Rule))
            {
                yield return $"{filled.Policy}/{filled.Rule}";
            }
        }
    }

    /// <summary>A rule that isn't there would make the case compare less than its author thinks.</summary>
    private string? UnknownRule(CaveatTest test, TestCase item)
    {
        var named = test.Spec.Rules.Concat(item.Expect.Violations.Select(violation => violation.Rule)).Concat(item.Expect.Errors.Select(error => error.Rule));
        foreach (var rule in named)
        {
            if (!_rules.Contains(rule.Value.ToString()))
            {
                return $"{PlaceOf(test, rule.Span)}: no rule '{rule.Value}' among the policies{NearestName.Hint(rule.Value.ToString(), _rules)}";
            }
        }

        return null;
    }

    private static string PlaceOf(CaveatTest test, TextSpan span)
    {
        var position = test.Source.PositionOf(span.Start);
        return $"{test.Source.Name}:{position.Line}:{position.Column}";
    }
}
