using Caveat.Sandbox.Probing;
using Caveat.Sandbox.Processes;
using Caveat.Sandbox.State;

namespace Caveat.Sandbox.Servers;

/// <summary>One of the two servers: stopped, or running as one process. Not for several threads at once.</summary>
internal sealed class Server
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly ServerBlueprint _blueprint;
    private readonly TimeProvider _clock;
    private ServerProcess? _process;

    public Server(ServerBlueprint blueprint, TimeProvider clock)
    {
        _blueprint = blueprint;
        _clock = clock;
    }

    /// <summary>Null when it is stopped.</summary>
    public ProcessIdentity? Identity => _process?.Identity;

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Takes over a process that an earlier run of the program started, if it still runs.</summary>
    public void Attach(ProcessIdentity? identity)
    {
        if (identity is not null && identity.IsAlive())
        {
            _process = ServerProcess.Attach(identity, _clock);
        }
    }

    /// <summary>Starts the process unless it runs, and waits until it serves. On failure it is stopped again. Null: it serves.</summary>
    public async Task<StartFailure?> StartAsync(PortSet ports, CancellationToken cancellation)
    {
        var command = _blueprint.Command(ports);
        var logStart = LogTail.LengthOf(command.LogFile);
        if (!IsRunning)
        {
            var started = ServerProcess.Start(command, _blueprint.Detached, _clock);
            if (!started.Succeeded)
            {
                return new StartFailure(started.Failure, LogTail.SaysPortTaken(command.LogFile, logStart));
            }

            _process = started.Value;
        }

        return await WaitUntilReadyAsync(command, ports, logStart, cancellation);
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        if (_process is { } process)
        {
            await process.StopAsync(_blueprint.StopBound, cancellation);
            _process = null;
        }
    }

    /// <summary>Kills it without asking it.</summary>
    public async Task KillAsync(CancellationToken cancellation)
    {
        if (_process is { } process)
        {
            await process.KillAsync(_blueprint.StopBound, cancellation);
            _process = null;
        }
    }

    /// <summary>Holds it, or lets it go on; held, it keeps its connections and answers nothing.</summary>
    public void Send(Signal signal) => _process?.Identity.Send(signal);

    private async Task<StartFailure?> WaitUntilReadyAsync(ServerCommand command, PortSet ports, long logStart, CancellationToken cancellation)
    {
        using var probe = _blueprint.Probe(ports);
        try
        {
            if (await BecomesReadyAsync(probe, cancellation))
            {
                return null;
            }
        }
        catch (OperationCanceledException)
        {
            await StopAsync(CancellationToken.None);
            throw;
        }

        var happened = IsRunning ? $"was not ready after {_blueprint.StartBound.TotalSeconds} s" : "ended before it was ready";
        await StopAsync(cancellation);
        return new StartFailure($"{command.Name} {happened}. {LogTail.Of(command.LogFile)}", LogTail.SaysPortTaken(command.LogFile, logStart));
    }

    private async Task<bool> BecomesReadyAsync(ReadinessProbe probe, CancellationToken cancellation)
    {
        var started = _clock.GetTimestamp();
        while (IsRunning && _clock.GetElapsedTime(started) < _blueprint.StartBound)
        {
            if (await probe.IsReadyAsync(cancellation))
            {
                return true;
            }

            await Task.Delay(PollInterval, _clock, cancellation);
        }

        return false;
    }
}
