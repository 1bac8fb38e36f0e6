using Caveat.Cli.Local;
using Spectre.Console;

namespace Caveat.Cli.Output;

/// <summary>Runs steps one after another and shows each: a spinner on a terminal, a line when it is done elsewhere.</summary>
internal sealed class StepProgress
{
    private readonly Surroundings _surroundings;
    private readonly IAnsiConsole _console;

    public StepProgress(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _console = Terminal.Of(surroundings);
    }

    /// <summary>Null when all succeeded; else why the first that failed did.</summary>
    public async Task<string?> RunAsync(IReadOnlyList<StartStep> steps, CancellationToken cancellation)
    {
        foreach (var step in steps)
        {
            var started = _surroundings.Clock.GetTimestamp();
            var failure = _surroundings.IsTerminal
                ? await _console.Status().StartAsync(Markup.Escape(step.Title), _ => step.RunAsync(cancellation))
                : await step.RunAsync(cancellation);
            var seconds = _surroundings.Clock.GetElapsedTime(started).TotalSeconds;
            await _surroundings.Output.WriteLineAsync($"  {(failure is null ? "ok" : "--")}  {step.Title} ({seconds:F1} s)");
            if (failure is not null)
            {
                return failure;
            }
        }

        return null;
    }
}
