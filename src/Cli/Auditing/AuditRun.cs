using Caveat.Audit.Judging;
using Caveat.Audit.Reports;
using Caveat.Audit.Sources;
using Caveat.Cli.Checking;
using Caveat.Cli.Output;
using Caveat.Manifests;
using Caveat.Policies;
using Caveat.Policies.Lookups;

namespace Caveat.Cli.Auditing;

/// <summary>One run of <c>audit</c>.</summary>
internal sealed class AuditRun
{
    // An object that was saved from a cluster and names no namespace is in none.
    private static readonly RequestTemplate Template = new() { Namespace = "" };

    private readonly AuditOptions _options;
    private readonly Surroundings _surroundings;
    private readonly InputFiles _input;
    private readonly ManifestFiles _files;

    public AuditRun(AuditOptions options, Surroundings surroundings)
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

        if (new ReportOpener(_surroundings, policies.Policies).TryOpen(_options.Reports, out var problem) is not { } report)
        {
            await _surroundings.Error.WriteLineAsync(problem);
            return ExitCodes.CouldNotRun;
        }

        using (report)
        {
            return ExitCodeOf(await JudgeAsync(policies, report, cancellation));
        }
    }

    private async Task<RunOutcome> JudgeAsync(PolicySet policies, IReport report, CancellationToken cancellation)
    {
        var writer = new ReviewWriter(Template, policies.Mapping);
        var now = _surroundings.Clock.GetUtcNow();
        var run = new JudgeRun(() => new ManifestJudge(policies, writer, NoObjects.Instance, now), new GivenObjects(), report);
        var source = new FileSource(_input, _options.From);
        using var progress = ProgressLine.Start(_surroundings, _options.Reports, run, source);
        return await run.RunAsync(source, cancellation);
    }

    private int ExitCodeOf(RunOutcome outcome)
    {
        if (outcome.IsInterrupted)
        {
            _surroundings.Error.WriteLine($"interrupted; {outcome.Objects} objects were judged");
        }

        var isPartial = outcome.Problems > 0 || _files.HasFailed;
        return outcome.IsInterrupted || (isPartial && !_options.AllowsPartial) ? ExitCodes.CouldNotRun
            : outcome.Denied > 0 ? ExitCodes.Denied
            : ExitCodes.Passed;
    }
}
