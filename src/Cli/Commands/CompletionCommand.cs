using System.CommandLine;
using Caveat.Cli.Completing;

namespace Caveat.Cli.Commands;

/// <summary><c>caveat completion bash|zsh|fish</c></summary>
internal sealed class CompletionCommand
{
    private readonly Argument<string> _shell = new("shell") { Description = "bash, zsh or fish" };

    private readonly Surroundings _surroundings;

    public CompletionCommand(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _shell.AcceptOnlyFromAmong([.. CompletionScripts.Shells]);
    }

    public Command Build()
    {
        var command = new Command("completion", "Prints a script that lets a shell complete the command") { _shell };
        command.SetAction(parsed =>
        {
            _surroundings.Output.Write(CompletionScripts.Of(parsed.GetValue(_shell)!));
            return ExitCodes.Passed;
        });
        return command;
    }
}
