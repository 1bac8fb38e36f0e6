using Caveat.Sandbox.Probing;
using Caveat.Sandbox.Processes;

namespace Caveat.Sandbox;

/// <summary>A program beside the control plane that ends with the process that starts it, however that one ends. Stopped and started again it keeps its port.</summary>
public sealed class OwnedProgram : IAsyncDisposable
{
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(10);

    private readonly string _name;
    private readonly string _executable;
    private readonly TimeProvider _clock;
    private ServerProcess? _process;

    /// <param name="name">For messages.</param>
    /// <param name="executable">Its path.</param>
    /// <param name="logFile">Standard output and error of all starts.</param>
    /// <param name="clock">Measures how long a stop takes.</param>
    public OwnedProgram(string name, string executable, string logFile, TimeProvider clock)
    {
        _name = name;
        _executable = executable;
        _clock = clock;
        LogFile = logFile;
    }

    /// <summary>Free when the program was made.</summary>
    public int Port { get; } = LoopbackPorts.TakeOne();

    /// <summary>Standard output and error of all starts.</summary>
    public string LogFile { get; }

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Of the process that runs; null when none does.</summary>
    public int? Pid => IsRunning ? _process?.Identity.Pid : null;

    /// <summary>The end of the log, for a message.</summary>
    public string EndOfLog => LogTail.Of(LogFile);

    /// <summary>Starts it unless it runs; it need not serve yet on return. Null: started.</summary>
    public string? Start(IReadOnlyList<string> arguments)
    {
        if (IsRunning)
        {
            return null;
        }

        var started = ServerProcess.Start(new ServerCommand(_name, _executable, arguments, LogFile), detached: false, _clock);
        _process = started.Value;
        return started.Failure;
    }

    /// <summary>Asks it to end, and kills it when it hasn't in time.</summary>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        if (_process is { } process)
        {
            await process.StopAsync(StopBound, cancellation);
            _process = null;
        }
    }

    /// <summary>Kills it without asking it.</summary>
    public async Task KillAsync(CancellationToken cancellation = default)
    {
        if (_process is { } process)
        {
            await process.KillAsync(StopBound, cancellation);
            _process = null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();
}
