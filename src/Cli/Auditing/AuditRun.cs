using Caveat.Audit.Impact;
using Caveat.Audit.Judging;
using Caveat.Audit.Reports;
using Caveat.Audit.Sources;
using Caveat.Cli.Checking;
using Caveat.Cli.Output;
using Caveat.Kube;
using Caveat.Manifests;
using Caveat.Policies;
using Caveat.Policies.Lookups;

namespace Caveat.Cli.Auditing;

/// <summary>One run of <c>audit</c>.</summary>
internal sealed class AuditRun
{
    private readonly AuditOptions _options;
    private readonly Surroundings _surroundings;
    private readonly InputFiles _input;
    private readonly ManifestFiles _files;
    private readonly FindingLedger _ledger;

    public AuditRun(AuditOptions options, Surroundings surroundings)
    {
        _options = options;
        _surroundings = surroundings;
        _input = new InputFiles(surroundings.Directory, surroundings.InputBytes);
        _files = new ManifestFiles(_input, surroundings.Error);
        _ledger = new FindingLedger(options.Findings, surroundings, _input);
    }

    /// <summary>The exit code. What can't be read is told on standard error, and the rest is judged all the same.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var clusters = new ClusterTargets(_options, _surroundings, TryLoad);
        var targets = _options.From.Count > 0 ? OpenFiles() : await clusters.OpenAsync(cancellation);
        if (targets is not { Count: > 0 } || !_ledger.TryLoad(remembers: !IsComparison))
        {
            return GiveUp(clusters.Failures);
        }

        var opener = new ReportOpener(_surroundings, targets[0].Policies.Policies.Policies)
        {
            Shard = _options.Shard,
            HasHistory = _ledger.HasHistory,
            Form = IsComparison ? ImpactForm.Open : static (target, output, options) => target.Open(output, options),
        };
        if (opener.TryOpen(_options.Reports, out var problem) is not { } opened || _ledger.TryWrap(opened, out problem) is not { } report)
        {
            return GiveUp([.. clusters.Failures, problem!]);
        }

        RunOutcome outcome;
        using (report)
        {
            foreach (var failure in clusters.Failures)
            {
                report.AddProblem(failure);
            }

            outcome = await JudgeAsync(targets, _files.Objects(_options.Old, new GivenDefinitions()), report, cancellation);
            outcome.Finish(report);
        }

        return ExitCodeOf(outcome, outcome.Problems > 0 || _files.HasFailed || clusters.Failures.Count > 0);
    }

    // Where there is no report, nobody else tells it.
    private int GiveUp(IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            _surroundings.Error.WriteLine(VisibleText.Line(problem));
        }

        return ExitCodes.CouldNotRun;
    }

    private bool IsComparison => _options.Compared.Count > 0;

    /// <summary>Null when a policy does not load, which was told then.</summary>
    private PolicyPair? TryLoad(PolicySetOptions options)
    {
        if (new PolicySource(_options.Policies, _surroundings).Load(options) is not { } policies)
        {
            return null;
        }

        var compared = IsComparison ? new PolicySource(_options.Compared, _surroundings).Load(options) : null;
        return IsComparison && compared is null ? null : new PolicyPair(policies, compared);
    }

    private List<AuditTarget>? OpenFiles()
    {
        var definitions = _files.Definitions(_options.Definitions);
        var options = new PolicySetOptions { Mapping = definitions.Mapping, ReplicasPaths = definitions.ReplicasPaths, Definitions = definitions.All };
        if (TryLoad(options) is not { } policies)
        {
            return null;
        }

        return [new AuditTarget("", policies, new FileSource(_input, _options.From), ObjectsFor(policies, options.Mapping))];
    }

    // Standard input can be read only once.
    private IObjectLookup ObjectsFor(PolicyPair policies, RestMapping mapping)
    {
        List<(string Group, string Kind)> kinds = [];
        foreach (var set in policies.Sets)
        {
            kinds.AddRange(set.LookedUpKinds);
        }

        return kinds.Count == 0 || _options.From.Contains(InputFiles.StandardInputPath, StringComparer.Ordinal)
            ? NoObjects.Instance
            : InputObjects.Read(new FileSource(_input, _options.From), kinds, new GivenObjects(mapping));
    }

    private async Task<RunOutcome> JudgeAsync(IReadOnlyList<AuditTarget> targets, GivenObjects before, IReport report, CancellationToken cancellation)
    {
        var outcome = RunOutcome.None;
        foreach (var target in targets)
        {
            if (!outcome.IsInterrupted)
            {
                outcome = outcome.And(await JudgeAsync(target, before, new ClusterReport(report, target.Cluster), cancellation));
            }
        }

        return outcome;
    }

    private async Task<RunOutcome> JudgeAsync(AuditTarget target, GivenObjects before, IReport report, CancellationToken cancellation)
    {
        var now = _surroundings.Clock.GetUtcNow();
        var run = new JudgeRun(() => target.Policies.JudgeWith(set => new FoundJudge(new AuditJudge(set, set.Mapping, target.Objects, now), before, _options.Shard)), report);
        using var progress = ProgressLine.Start(_surroundings, _options.Reports, run, target.Source);
        return await run.RunAsync(target.Source, cancellation);
    }

    private int ExitCodeOf(RunOutcome outcome, bool isPartial)
    {
        var isKept = _ledger.TryKeep(isWhole: !outcome.IsInterrupted);
        if (!isPartial && !outcome.IsInterrupted && _options.Shard is null)
        {
            _ledger.TellGone();
        }

        return outcome.IsInterrupted || !isKept || (isPartial && !_options.AllowsPartial) ? ExitCodes.CouldNotRun
            : _ledger.Fails ? ExitCodes.Denied
            : ExitCodes.Passed;
    }
}
