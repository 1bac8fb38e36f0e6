using Caveat.Audit.Judging;
using Caveat.Audit.Reports;
using Caveat.Audit.Sources;
using Caveat.Cli.Output;
using Caveat.Manifests;
using Caveat.Policies;

namespace Caveat.Cli.Checking;

/// <summary>One run of <c>check</c>.</summary>
internal sealed class CheckRun
{
    private readonly CheckOptions _options;
    private readonly Surroundings _surroundings;
    private readonly InputFiles _input;
    private readonly ManifestFiles _files;

    public CheckRun(CheckOptions options, Surroundings surroundings)
    {
        _options = options;
        _surroundings = surroundings;
        _input = new InputFiles(surroundings.Directory, surroundings.InputBytes);
        _files = new ManifestFiles(_input, surroundings.Error);
    }

    /// <summary>The exit code. What can't be read is told on standard error, and the rest is judged all the same.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var definitions = _files.Definitions(_options.Definitions);
        var options = new PolicySetOptions { Mapping = definitions.Mapping, ReplicasPaths = definitions.ReplicasPaths, Definitions = definitions.All };
        if (new PolicySource(_options.Policies, _surroundings).Load(options) is not { } policies)
        {
            return ExitCodes.CouldNotRun;
        }

        var opener = new ReportOpener(_surroundings, policies.Policies);
        if (opener.TryOpen(_options.Reports, out var problem) is not { } report)
        {
            await _surroundings.Error.WriteLineAsync(problem);
            return ExitCodes.CouldNotRun;
        }

        using (report)
        {
            // The report's end is for here: whether the run was cut short is known behind its last object.
            var outcome = await JudgeAsync(policies, definitions, new ClusterReport(report, cluster: ""), cancellation);
            outcome.Finish(report);
            return ExitCodeOf(outcome);
        }
    }

    private async Task<RunOutcome> JudgeAsync(PolicySet policies, GivenDefinitions definitions, IReport report, CancellationToken cancellation)
    {
        var old = _files.Objects(_options.Old, definitions);
        var objects = _files.LookedUp(_options.With, definitions);
        var writer = new ReviewWriter(_options.Template, definitions.Mapping);
        var now = _surroundings.Clock.GetUtcNow();
        var run = new JudgeRun(() => new WriteJudge(new ManifestJudge(policies, writer, objects, now), old), report);
        var source = new FileSource(_input, _options.Paths);
        using var progress = ProgressLine.Start(_surroundings, _options.Reports, run, source);
        return await run.RunAsync(source, cancellation);
    }

    private int ExitCodeOf(RunOutcome outcome) =>
        outcome.IsInterrupted || outcome.Problems > 0 || _files.HasFailed ? ExitCodes.CouldNotRun
        : outcome.Denied > 0 ? ExitCodes.Denied
        : ExitCodes.Passed;
}
