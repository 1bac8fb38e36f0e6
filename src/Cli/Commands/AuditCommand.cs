using System.CommandLine;
using Caveat.Cli.Auditing;

namespace Caveat.Cli.Commands;

/// <summary><c>caveat audit</c></summary>
internal sealed class AuditCommand
{
    private readonly Option<string[]> _from = new("--from")
    {
        Description = "Saved objects instead of a cluster: files, directories, or '-' for standard input (repeatable)",
        HelpName = "PATH",
        Required = true,
    };

    private readonly JudgeArguments _judge = new();

    private readonly Option<string[]> _definitions = new("--crds") { Description = "CustomResourceDefinitions: which resources the kinds are (repeatable)", HelpName = "PATH" };

    private readonly Option<bool> _allowPartial = new("--allow-partial") { Description = "What can't be read is told, and does not count for the exit code" };

    private readonly Surroundings _surroundings;

    public AuditCommand(Surroundings surroundings) => _surroundings = surroundings;

    public Command Build()
    {
        var command = new Command("audit", "Judges the objects that are there: what already breaks the rules")
        {
            _from, _judge.Policies, _judge.Output, _definitions, _allowPartial,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation) => new AuditRun(Read(parsed), _surroundings).RunAsync(cancellation);

    private AuditOptions Read(ParseResult parsed) => new()
    {
        From = parsed.GetValue(_from) ?? [],
        Policies = _judge.PoliciesOf(parsed),
        Reports = _judge.ReportsOf(parsed),
        Definitions = parsed.GetValue(_definitions) ?? [],
        AllowsPartial = parsed.GetValue(_allowPartial),
    };
}
