using System.CommandLine;
using Caveat.Cli.Auditing;

namespace Caveat.Cli.Commands;

/// <summary><c>caveat audit merge</c></summary>
internal sealed class MergeCommand
{
    private readonly Argument<string[]> _reports = new("report")
    {
        Description = "What 'caveat audit --shard I/N -o json' wrote, one of each shard",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly JudgeArguments _judge = new();
    private readonly FindingArguments _findings = new();
    private readonly Surroundings _surroundings;

    public MergeCommand(Surroundings surroundings) => _surroundings = surroundings;

    public Command Build()
    {
        var command = new Command("merge", "Makes one report of those of all shards")
        {
            _reports, _judge.Policies, _judge.Output, _findings.Baseline, _findings.NewBaseline, _findings.FailOn,
        };
        PathArgument.Guard(_reports, "caveat audit merge");
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var options = new MergeOptions
        {
            Paths = parsed.GetValue(_reports)!,
            Policies = _judge.PoliciesOf(parsed),
            Reports = _judge.ReportsOf(parsed),
            Findings = _findings.Read(parsed),
        };
        return new MergeRun(options, _surroundings).Run();
    }
}
