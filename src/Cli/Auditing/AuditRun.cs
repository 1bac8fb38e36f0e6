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
        using var clusters = new ClusterTargets(_options, _surroundings);
        var targets = _options.From.Count > 0 ? OpenFiles() : await clusters.OpenAsync(cancellation);
        if (targets is not { Count: > 0 })
        {
            return ExitCodes.CouldNotRun;
        }

        if (new ReportOpener(_surroundings, targets[0].Policies.Policies).TryOpen(_options.Reports, out var problem) is not { } report)
        {
            await _surroundings.Error.WriteLineAsync(problem);
            return ExitCodes.CouldNotRun;
        }

        using (report)
        {
            var outcome = await JudgeAsync(targets, report, cancellation);
            report.Finish();
            return ExitCodeOf(outcome, outcome.Problems > 0 || _files.HasFailed || clusters.HasFailed);
        }
    }

    private List<AuditTarget>? OpenFiles()
    {
        var definitions = _files.Definitions(_options.Definitions);
        var options = new PolicySetOptions { Mapping = definitions.Mapping, ReplicasPaths = definitions.ReplicasPaths, Definitions = definitions.All };
        if (new PolicySource(_options.Policies, _surroundings).Load(options) is not { } policies)
        {
            return null;
        }

        var objects = ObjectsFor(policies);
        return [new AuditTarget("", policies, new FileSource(_input, _options.From), () => objects)];
    }

    // Standard input can be read only once.
    private IObjectLookup ObjectsFor(PolicySet policies) => policies.LookedUpKinds.Count == 0 || _options.From.Contains(InputFiles.StandardInputPath, StringComparer.Ordinal)
        ? NoObjects.Instance
        : InputObjects.Read(new FileSource(_input, _options.From), policies.LookedUpKinds, new GivenObjects(policies.Mapping));

    private async Task<RunOutcome> JudgeAsync(IReadOnlyList<AuditTarget> targets, IReport report, CancellationToken cancellation)
    {
        var outcome = RunOutcome.None;
        foreach (var target in targets)
        {
            if (!outcome.IsInterrupted)
            {
                outcome = outcome.And(await JudgeAsync(target, new ClusterReport(report, target.Cluster), cancellation));
            }
        }

        return outcome;
    }

    private async Task<RunOutcome> JudgeAsync(AuditTarget target, IReport report, CancellationToken cancellation)
    {
        var writer = new ReviewWriter(Template, target.Policies.Mapping);
        var now = _surroundings.Clock.GetUtcNow();
        var run = new JudgeRun(() => new ManifestJudge(target.Policies, writer, target.Lookups(), now), new GivenObjects(), report);
        using var progress = ProgressLine.Start(_surroundings, _options.Reports, run, target.Source);
        return await run.RunAsync(target.Source, cancellation);
    }

    private int ExitCodeOf(RunOutcome outcome, bool isPartial)
    {
        if (outcome.IsInterrupted)
        {
            _surroundings.Error.WriteLine($"interrupted; {outcome.Objects} objects were judged");
        }

        return outcome.IsInterrupted || (isPartial && !_options.AllowsPartial) ? ExitCodes.CouldNotRun
            : outcome.Denied > 0 ? ExitCodes.Denied
            : ExitCodes.Passed;
    }
}
