using Caveat.Manifests.Testing;

namespace Caveat.Cli.Testing;

/// <summary>A form in which the results of tests are written.</summary>
internal interface ITestReport
{
    /// <summary>Called for each case, in order.</summary>
    void Add(CaseResult result);

    /// <summary>Called once, after the last.</summary>
    void Finish(TestSummary summary);
}
