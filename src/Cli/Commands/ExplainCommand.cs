using System.CommandLine;
using Caveat.Cli.Explaining;
using Caveat.PolicyFiles;

namespace Caveat.Cli.Commands;

/// <summary><c>caveat explain [POLICY[/RULE]]</c></summary>
internal sealed class ExplainCommand
{
    private readonly Argument<string?> _name = new("policy[/rule]") { Description = "What to explain; a list of all when left out", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string[]> _policies = new("--policies", "-p")
    {
        Description = "File or directory of policies, or 'builtin' (repeatable)",
        HelpName = "PATH",
        DefaultValueFactory = static _ => [PolicyPath.Builtin],
    };

    private readonly Option<string> _output = new("--output", "-o") { Description = "table or json", DefaultValueFactory = static _ => "table" };

    private readonly Surroundings _surroundings;

    public ExplainCommand(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _output.AcceptOnlyFromAmong("table", "json");
    }

    public Command Build()
    {
        var command = new Command("explain", "Says what a policy or a rule checks, why, and what to do instead") { _name, _policies, _output };
        command.SetAction(parsed => new ExplainRun(_surroundings).Run(parsed.GetValue(_name), parsed.GetValue(_policies)!, parsed.GetValue(_output) == "json"));
        return command;
    }
}
