using System.CommandLine;
using Caveat.Cli.Local;

namespace Caveat.Cli.Commands;

/// <summary><c>caveat down</c></summary>
internal sealed class DownCommand
{
    private readonly Surroundings _surroundings;

    public DownCommand(Surroundings surroundings) => _surroundings = surroundings;

    public Command Build()
    {
        var command = new Command("down", "Stops what 'caveat up' started in this directory");
        command.SetAction((_, cancellation) => RunAsync(cancellation));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        var outcome = await LocalCluster.StopAsync(_surroundings, cancellation);
        if (!outcome.Succeeded)
        {
            await _surroundings.Error.WriteLineAsync($"caveat: {outcome.Failure}");
            return ExitCodes.CouldNotRun;
        }

        await _surroundings.Output.WriteLineAsync(
            outcome.Value.Names.Count == 0 ? "nothing was running" : $"stopped {string.Join(", ", outcome.Value.Names)}");
        return ExitCodes.Passed;
    }
}
