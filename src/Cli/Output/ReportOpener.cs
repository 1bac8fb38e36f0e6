using Caveat.Audit.Reports;
using Caveat.Audit.Sharding;
using Caveat.Policies;

namespace Caveat.Cli.Output;

/// <summary>Opens the reports that were asked for.</summary>
internal sealed class ReportOpener
{
    private readonly Surroundings _surroundings;
    private readonly ReportOptions _options;

    public ReportOpener(Surroundings surroundings, IReadOnlyList<PolicySummary> policies)
    {
        _surroundings = surroundings;
        _options = new ReportOptions
        {
            Policies = policies,
            Version = typeof(ReportOpener).Assembly.GetName().Version?.ToString(fieldCount: 3) ?? "",
            Now = surroundings.Clock.GetUtcNow(),
            HasColor = surroundings.IsTerminal,
            Width = surroundings.Width,
        };
    }

    /// <summary>Which part of a run it is; null for a whole one.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Whether rows say what was known before.</summary>
    public bool HasHistory { get; init; }

    /// <summary>Makes a report of a stream; by default as the target's format is.</summary>
    public Func<ReportTarget, Stream, ReportOptions, IReport> Form { get; init; } = static (target, output, options) => target.Open(output, options);

    /// <summary>One report for all, which also tells problems on standard error; null when a file can't be written.</summary>
    public IReport? TryOpen(IReadOnlyList<ReportTarget> targets, out string? problem)
    {
        List<IReport> reports = [new ProblemPrinter(_surroundings.Error)];
        problem = null;
        foreach (var target in targets)
        {
            if (TryOpen(target, out problem) is not { } output)
            {
                new ReportGroup(reports).Dispose();
                return null;
            }

            reports.Add(Form(target, output, _options with { Shard = Shard, HasHistory = HasHistory }));
        }

        return new ReportGroup(reports);
    }

    private Stream? TryOpen(ReportTarget target, out string? problem)
    {
        problem = null;
        return target.File is { } file ? OutputFile.TryCreate(Path.GetFullPath(file, _surroundings.Directory), file, out problem) : _surroundings.OutputBytes();
    }
}
