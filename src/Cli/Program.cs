using System.CommandLine;
using Caveat.Audit.Reports;
using Caveat.Cli.Commands;

namespace Caveat.Cli;

internal static class Program
{
    /// <summary>How long a command may take, once it is interrupted, to end in good order: an audit finishes its reports.</summary>
    private static readonly TimeSpan EndBound = TimeSpan.FromSeconds(10);

    public static Task<int> Main(string[] arguments) => RunAsync(arguments, new Surroundings(), CancellationToken.None);

    /// <summary>The whole program but for the process that it runs in.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Surroundings surroundings, CancellationToken cancellation)
    {
        var root = new RootCommand("Stops writes to Kubernetes that an operator's experts would stop, before the operator acts on them.")
        {
            new CheckCommand(surroundings).Build(),
            new AuditCommand(surroundings).Build(),
            new EvalCommand(surroundings).Build(),
            new ExplainCommand(surroundings).Build(),
            new LintCommand(surroundings).Build(),
            new SchemaCommand(surroundings).Build(),
            new TestCommand(surroundings).Build(),
            new FixCommand(surroundings).Build(),
            new CompletionCommand(surroundings).Build(),
            new UpCommand(surroundings).Build(),
            new DownCommand(surroundings).Build(),
        };
        LeavePathsToPaths(root);
        var parsed = root.Parse(arguments);
        // The library's own handler ends with 1, which says that something is denied.
        var configuration = new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            ProcessTerminationTimeout = EndBound,
            EnableDefaultExceptionHandler = false,
        };
        var exit = await InvokeAsync(parsed, configuration, cancellation);
        return parsed.Errors.Count > 0 ? ExitCodes.CouldNotRun : exit;
    }

    // What a command left to be caught here, it could not do.
    private static async Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration configuration, CancellationToken cancellation)
    {
        try
        {
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (OperationCanceledException e) when (e.InnerException is not TimeoutException)
        {
            await configuration.Error.WriteLineAsync("interrupted");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await configuration.Error.WriteLineAsync(VisibleText.Line($"caveat: {e.Message}"));
        }
        catch (Exception e)
        {
            await configuration.Error.WriteLineAsync($"caveat: a bug: {e}");
        }

        return ExitCodes.CouldNotRun;
    }

    // "/h" and "/?" ask for help elsewhere; here they are files.
    private static void LeavePathsToPaths(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            option.Aliases.Remove("/h");
            option.Aliases.Remove("/?");
        }
    }
}
