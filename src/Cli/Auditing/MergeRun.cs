using Caveat.Audit.Merging;
using Caveat.Audit.Reading;
using Caveat.Audit.Reports;
using Caveat.Audit.Sources;
using Caveat.Cli.Checking;
using Caveat.Cli.Output;
using Caveat.Policies;

namespace Caveat.Cli.Auditing;

/// <summary>One run of <c>audit merge</c>.</summary>
internal sealed class MergeRun
{
    private readonly MergeOptions _options;
    private readonly Surroundings _surroundings;
    private readonly InputFiles _input;
    private readonly FindingLedger _ledger;

    public MergeRun(MergeOptions options, Surroundings surroundings)
    {
        _options = options;
        _surroundings = surroundings;
        _input = new InputFiles(surroundings.Directory, surroundings.InputBytes);
        _ledger = new FindingLedger(options.Findings, surroundings, _input);
    }

    /// <summary>The exit code.</summary>
    public int Run()
    {
        List<Stream> streams = [];
        var exit = new PolicySource(_options.Policies, _surroundings).Load(new PolicySetOptions()) is { } policies && _ledger.TryLoad(remembers: false) && Open(streams) is { } reports
            ? Merge(policies, reports)
            : ExitCodes.CouldNotRun;
        streams.ForEach(static stream => stream.Dispose());
        return exit;
    }

    private int Merge(PolicySet policies, IReadOnlyList<ReportReader> reports)
    {
        var opener = new ReportOpener(_surroundings, policies.Policies) { HasHistory = _ledger.HasHistory };
        if (opener.TryOpen(_options.Reports, out var problem) is not { } opened || _ledger.TryWrap(opened, out problem) is not { } output)
        {
            return Fail(problem!);
        }

        int problems;
        using (output)
        {
            problems = new ShardMerge(reports, output).Run();
        }

        return _ledger.TryKeep(isWhole: true) ? ExitCodeOf(problems) : ExitCodes.CouldNotRun;
    }

    private int ExitCodeOf(int problems)
    {
        if (problems > 0)
        {
            return ExitCodes.CouldNotRun;
        }

        _ledger.TellGone();
        return _ledger.Fails ? ExitCodes.Denied : ExitCodes.Passed;
    }

    private List<ReportReader>? Open(List<Stream> streams)
    {
        List<ReportReader> reports = [];
        foreach (var path in _options.Paths)
        {
            if (_input.TryOpen(path, out var problem) is not { } stream)
            {
                Fail(problem!);
                return null;
            }

            streams.Add(stream);
            reports.Add(ReportReader.Open(stream, InputFiles.NameOf(path)));
        }

        return reports;
    }

    private int Fail(string problem)
    {
        _surroundings.Error.WriteLine(VisibleText.Line(problem));
        return ExitCodes.CouldNotRun;
    }
}
