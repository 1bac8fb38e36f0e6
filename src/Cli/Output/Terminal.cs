using Spectre.Console;

namespace Caveat.Cli.Output;

/// <summary>Spectre's console over the surroundings' output.</summary>
internal static class Terminal
{
    public static IAnsiConsole Of(Surroundings surroundings)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = surroundings.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = surroundings.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = surroundings.IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(surroundings.Output),
        });
        console.Profile.Width = surroundings.Width;
        return console;
    }
}
