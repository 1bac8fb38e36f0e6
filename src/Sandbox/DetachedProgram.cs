using Caveat.Sandbox.Probing;
using Caveat.Sandbox.Processes;
using Caveat.Sandbox.State;

namespace Caveat.Sandbox;

/// <summary>A program beside the control plane that outlives the process that starts it: one of each name in a state directory.</summary>
public sealed class DetachedProgram
{
    private readonly ServerProcess _process;

    private DetachedProgram(ServerProcess process, int port, bool wasRunning)
    {
        _process = process;
        Port = port;
        WasRunning = wasRunning;
    }

    /// <summary>The port of 127.0.0.1 that it was given.</summary>
    public int Port { get; }

    /// <summary>Whether it ran already, with the same command line, and was taken as it is.</summary>
    public bool WasRunning { get; }

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>
    /// Takes the program that an earlier call started if it runs with the same command line and executable; else stops that one and starts anew. On
    /// return it runs, but need not serve yet.
    /// </summary>
    public static async Task<Outcome<DetachedProgram>> EnsureAsync(DetachedProgramOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var record = ProgramRecord.Read(options.RecordFile);
        var port = record?.Port ?? LoopbackPorts.TakeOne();
        if (record is not null && record.Process.IsAlive())
        {
            var running = ServerProcess.Attach(record.Process, clock);
            if (record.CommandLine == options.CommandLine(port))
            {
                return Outcome.Of(new DetachedProgram(running, port, wasRunning: true));
            }

            await running.StopAsync(options.StopBound, cancellation);
        }

        var command = new ServerCommand(options.Name, options.Executable, options.Arguments(port), options.LogFile);
        var started = ServerProcess.Start(command, detached: true, clock);
        if (!started.Succeeded)
        {
            return Outcome.Failed<DetachedProgram>(started.Failure);
        }

        new ProgramRecord(started.Value.Identity, port, options.CommandLine(port)).Write(options.RecordFile);
        return Outcome.Of(new DetachedProgram(started.Value, port, wasRunning: false));
    }

    /// <summary>Stops what <see cref="EnsureAsync"/> started; nothing happens to any other process, also when a pid was reused.</summary>
    /// <returns>Whether it ran.</returns>
    public static async Task<bool> StopAsync(DetachedProgramOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        if (ProgramRecord.Read(options.RecordFile) is not { } record || !record.Process.IsAlive())
        {
            return false;
        }

        await ServerProcess.Attach(record.Process, clock).StopAsync(options.StopBound, cancellation);
        return true;
    }

    /// <summary>The end of its log, for the message that says that it doesn't serve.</summary>
    public static string EndOfLog(DetachedProgramOptions options) => LogTail.Of(options.LogFile);
}
