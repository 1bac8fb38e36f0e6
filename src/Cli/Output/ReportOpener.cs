using Caveat.Audit.Reports;
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

            reports.Add(target.Open(output, _options));
        }

        return new ReportGroup(reports);
    }

    private Stream? TryOpen(ReportTarget target, out string? problem)
    {
        problem = null;
        if (target.File is not { } file)
        {
            return _surroundings.OutputBytes();
        }

        try
        {
            return File.Create(Path.GetFullPath(file, _surroundings.Directory));
        }
        catch (DirectoryNotFoundException)
        {
            problem = $"{file}: its directory does not exist";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"{file}: {e.Message}";
        }

        return null;
    }
}
