using System.CommandLine;
using Caveat.Cli.Auditing;
using Caveat.Policies.Model;

namespace Caveat.Cli.Commands;

/// <summary>The options that say which findings are known, and by which a run fails.</summary>
internal sealed class FindingArguments
{
    public FindingArguments() => FailOn.AcceptOnlyFromAmong("critical", "high", "medium", "low");

    public Option<string[]> Since { get; } = new("--since") { Description = "Report of an earlier run, as JSON or YAML: what it found keeps the time when it was seen first (repeatable)", HelpName = "REPORT" };

    public Option<string[]> Baseline { get; } = new("--baseline")
    {
        Description = "Findings that are accepted: what --write-baseline wrote, or an earlier report; only others fail the run (repeatable)",
        HelpName = "FILE",
    };

    public Option<string?> NewBaseline { get; } = new("--write-baseline") { Description = "Write what was found as a baseline", HelpName = "FILE" };

    public Option<string?> FailOn { get; } = new("--fail-on")
    {
        Description = "Exit 1 on a violation of this severity or worse, whether it denies or only warns, instead of on one that denies",
        HelpName = "critical|high|medium|low",
    };

    public FindingOptions Read(ParseResult parsed) => new()
    {
        Since = parsed.GetValue(Since) ?? [],
        Baselines = parsed.GetValue(Baseline) ?? [],
        NewBaseline = parsed.GetValue(NewBaseline),
        FailOn = parsed.GetValue(FailOn) is { } severity ? Enum.Parse<Severity>(severity, ignoreCase: true) : null,
    };
}
