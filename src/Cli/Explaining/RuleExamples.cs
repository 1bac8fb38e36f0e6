using Caveat.Cli.Testing;
using Caveat.Manifests;
using Caveat.Manifests.Testing;
using Caveat.Policies;
using Caveat.Policies.Explaining;
using Caveat.Policies.Testing;
using Caveat.PolicyFiles;

namespace Caveat.Cli.Explaining;

/// <summary>
/// What rules stop and what they let through, as the tests beside their policies show it: of the cases that come to what they expect, the one with the least beside the point. Tests that can't be read are
/// passed over: <c>caveat test</c> tells of them.
/// </summary>
internal sealed class RuleExamples
{
    private readonly TestRunner _runner;
    private readonly IReadOnlyList<CaveatTest> _tests;
    private readonly Dictionary<string, (int Distance, RuleExample Example)> _stopped = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Distance, RuleExample Example)> _passed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _words = new(StringComparer.Ordinal);

    private RuleExamples(IReadOnlyList<PolicyDocument> documents, IReadOnlyList<CaveatTest> tests)
    {
        _runner = new TestRunner(documents, new PolicySetOptions());
        _tests = tests;
    }

    /// <param name="documents">The policies.</param>
    /// <param name="files">Where they were read from: their tests lie in a folder <c>cases</c> beside them.</param>
    /// <param name="policy">The policy that examples are wanted of.</param>
    public static RuleExamples Of(IReadOnlyList<PolicyDocument> documents, IReadOnlyList<PolicyFile> files, PolicyExplanation policy)
    {
        var tests = new TestFiles();
        var folders = files.Select(static file => Path.Combine(Path.GetDirectoryName(file.Path) ?? "", PolicyFileReader.CasesFolder)).Distinct(StringComparer.Ordinal);
        foreach (var folder in folders.Where(Directory.Exists))
        {
            tests.Add(folder);
        }

        var examples = new RuleExamples(documents, tests.Tests);
        examples.Collect(policy);
        return examples;
    }

    /// <summary>What the rule, as <c>policy/rule</c>, finds something about; null when no case shows it.</summary>
    public RuleExample? Stopped(string rule) => _stopped.TryGetValue(rule, out var found) ? found.Example : null;

    /// <summary>What it applies to and finds nothing about.</summary>
    public RuleExample? Passed(string rule) => _passed.TryGetValue(rule, out var found) ? found.Example : null;

    private void Collect(PolicyExplanation policy)
    {
        foreach (var rule in policy.Rules)
        {
            _words[$"{policy.Name}/{rule.Name}"] = ExampleWrite.WordsOf(rule.Fields);
        }

        foreach (var test in _tests)
        {
            foreach (var item in IsAbout(test, policy.Name) ? test.Spec.Cases : [])
            {
                if (_runner.Run(test, item) is { Passed: true } result)
                {
                    Take(test, item, result);
                }
            }
        }
    }

    private static bool IsAbout(CaveatTest test, string policy) =>
        test.Spec.Rules.Count == 0 || test.Spec.Rules.Any(rule => rule.Value.Policy == policy);

    private void Take(CaveatTest test, TestCase item, CaseResult result)
    {
        var example = new RuleExample(result.Name, result.Place, ExampleWrite.Of(item), Outcome: null);
        foreach (var rule in result.Hits)
        {
            Offer(_stopped, rule, result.Hits.Count, example, () => OutcomeOf(test, item, rule));
        }

        // The nearest miss is the one that writes most of what the rule is about, and breaks no other.
        foreach (var rule in result.Passes)
        {
            var missed = _words.GetValueOrDefault(rule, []).Count(word => !example.Mentions(word)) + (example.Write.Count == 0 ? 1 : 0);
            Offer(_passed, rule, result.Hits.Count + missed, example, static () => null);
        }
    }

    private static void Offer(Dictionary<string, (int Distance, RuleExample Example)> known, string rule, int distance, RuleExample example, Func<string?> outcome)
    {
        if (!known.TryGetValue(rule, out var best) || (distance, example.Length).CompareTo((best.Distance, best.Example.Length)) < 0)
        {
            known[rule] = (distance, example with { Outcome = outcome() });
        }
    }

    private string? OutcomeOf(CaveatTest test, TestCase item, string rule)
    {
        if (_runner.Judge(CaseSetup.Of(test, item), out _) is not { } judged)
        {
            return null;
        }

        return judged.Validation.Violations.Concat(judged.Mutation.Violations).FirstOrDefault(violation => $"{violation.Policy}/{violation.Rule}" == rule)?.Message ?? FilledBy(judged, rule);
    }

    private static string? FilledBy(JudgedManifest judged, string rule)
    {
        var filled = judged.Mutation.Defaults.Where(item => $"{item.Policy}/{item.Rule}" == rule).Select(static item => $"{item.Field}: {item.Value}").ToList();
        return filled.Count == 0 ? null : "filled in: " + string.Join(", ", filled);
    }
}
