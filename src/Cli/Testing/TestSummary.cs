namespace Caveat.Cli.Testing;

/// <summary>What a run of tests came to.</summary>
/// <param name="Passed">Cases that came to what they expect.</param>
/// <param name="Failed">Cases that did not, those that could not be judged among them.</param>
/// <param name="NeverHit">Rules, as policy/rule, that no case expects to fire.</param>
/// <param name="NeverPassed">Rules, as policy/rule, that held in no case.</param>
internal sealed record TestSummary(int Passed, int Failed, IReadOnlyList<string> NeverHit, IReadOnlyList<string> NeverPassed)
{
    public bool IsCovered => NeverHit.Count == 0 && NeverPassed.Count == 0;
}
