using Caveat.Audit.Impact;
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
        var definitions = _files.Definitions(_options.Definitions);
        var options = new PolicySetOptions { Mapping = definitions.Mapping, ReplicasPaths = definitions.ReplicasPaths, Definitions = definitions.All };
        if (new PolicySource(_options.Policies, _surroundings).Load(options) is not { } policies || !_ledger.TryLoad(remembers: !IsComparison) || !TryLoadCompared(options, out var compared))
        {
            return ExitCodes.CouldNotRun;
        }

        var opener = new ReportOpener(_surroundings, policies.Policies)
        {
            Shard = _options.Shard,
            HasHistory = _ledger.HasHistory,
            Form = IsComparison ? ImpactForm.Open : static (target, output, options) => target.Open(output, options),
        };
        if (opener.TryOpen(_options.Reports, out var problem) is not { } opened || _ledger.TryWrap(opened, out problem) is not { } report)
        {
            await _surroundings.Error.WriteLineAsync(problem);
            return ExitCodes.CouldNotRun;
        }

        using (report)
        {
            return ExitCodeOf(await JudgeAsync(new PolicyPair(policies, compared), definitions, report, cancellation));
        }
    }

    private bool IsComparison => _options.Compared.Count > 0;

    private bool TryLoadCompared(PolicySetOptions options, out PolicySet? compared)
    {
        compared = IsComparison ? new PolicySource(_options.Compared, _surroundings).Load(options) : null;
        return !IsComparison || compared is not null;
    }

    private async Task<RunOutcome> JudgeAsync(PolicyPair policies, GivenDefinitions definitions, IReport report, CancellationToken cancellation)
    {
        var before = _files.Objects(_options.Old, definitions);
        var now = _surroundings.Clock.GetUtcNow();
        var run = new JudgeRun(() => policies.JudgeWith(set => new FoundJudge(new AuditJudge(set, set.Mapping, NoObjects.Instance, now), before, _options.Shard)), report);
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
        if (!isPartial && !outcome.IsInterrupted && _options.Shard is null)
        {
            _ledger.TellGone();
        }

        return outcome.IsInterrupted || (isPartial && !_options.AllowsPartial) ? ExitCodes.CouldNotRun
            : _ledger.Fails ? ExitCodes.Denied
            : ExitCodes.Passed;
    }
}
