using Caveat.Cli.Testing;
using Caveat.Manifests.Testing;

namespace Caveat.Packs.Tests;

public sealed class CaseTests
{
    // Packs whose cases are not complete yet: a new one may stand here while it is being written.
    private static readonly string[] Unfinished = [];

    public static TheoryData<string> Names { get; } = [.. Library.Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ComesToWhatItExpects(string name)
    {
        var (test, item) = Library.Cases[name];
        var result = Library.Runner.Run(test, item);
        Assert.True(result.Passed, result.Problem ?? $"{result.Place}\n{CaseDiff.Of(result, isColoured: false)}");
    }

    [Fact]
    public void EveryCaseCanBeRead() => Assert.Empty(Library.Files.Problems);

    [Fact]
    public void EveryPolicyLoads() => Assert.Empty(Library.Runner.Policies.Failures.SelectMany(failure => failure.Diagnostics).Select(diagnostic => diagnostic.ToString()));

    [Fact]
    public void EveryRuleOfAFinishedPackIsSeenToFireAndToPass()
    {
        var coverage = new RuleCoverage();
        foreach (var (test, item) in Library.Cases.Values)
        {
            coverage.Add(Library.Runner.Run(test, item));
        }

        var open = Unfinished.SelectMany(Library.PoliciesOf).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], Finished(coverage.NeverHit(Library.Runner.Policies), open));
        Assert.Equal([], Finished(coverage.NeverPassed(Library.Runner.Policies), open));
    }

    private static IEnumerable<string> Finished(IReadOnlyList<string> rules, HashSet<string> open) => rules.Where(rule => !open.Contains(PolicyOf(rule)));

    private static string PolicyOf(string rule) => rule[..rule.IndexOf('/', StringComparison.Ordinal)];
}
