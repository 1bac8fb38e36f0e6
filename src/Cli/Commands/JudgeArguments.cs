using System.CommandLine;
using System.CommandLine.Parsing;
using Caveat.Audit.Reports;
using Caveat.PolicyFiles;

namespace Caveat.Cli.Commands;

/// <summary>The options of every command that judges objects: by which policies, and in which form it says what it found.</summary>
internal sealed class JudgeArguments
{
    public JudgeArguments()
    {
        Output.Validators.Add(RefuseReports);
        Output.CompletionSources.Add(ReportTarget.FormatNames.Split(", "));
    }

    public Option<string[]> Policies { get; } = new("--policies", "-p")
    {
        Description = "File or directory of policies, or 'builtin' (repeatable)",
        HelpName = "PATH",
        DefaultValueFactory = static _ => [PolicyPath.Builtin],
    };

    public Option<string[]> Output { get; } = new("--output", "-o")
    {
        Description = $"{ReportTarget.FormatNames}; with '=FILE' behind it into a file (repeatable)",
        HelpName = "FORMAT[=FILE]",
        DefaultValueFactory = static _ => ["table"],
    };

    public IReadOnlyList<string> PoliciesOf(ParseResult parsed) => parsed.GetValue(Policies)!;

    /// <summary>At least one.</summary>
    public IReadOnlyList<ReportTarget> ReportsOf(ParseResult parsed)
    {
        List<ReportTarget> targets = [];
        foreach (var text in parsed.GetValue(Output)!)
        {
            if (ReportTarget.TryParse(text, out var target, out _))
            {
                targets.Add(target);
            }
        }

        return targets;
    }

    private static void RefuseReports(OptionResult result)
    {
        List<ReportTarget> targets = [];
        foreach (var token in result.Tokens)
        {
            if (ReportTarget.TryParse(token.Value, out var target, out var problem))
            {
                targets.Add(target);
            }
            else
            {
                result.AddError(problem);
            }
        }

        if (ReportTarget.Clash(targets) is { } clash)
        {
            result.AddError(clash);
        }
    }
}
