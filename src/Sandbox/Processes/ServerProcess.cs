using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Caveat.Sandbox.Processes;

/// <summary>
/// One running server, in a session of its own so that a Ctrl-C at the terminal doesn't reach it before its owner has put things in
/// order. An owned server ends with the process that started it, however that one ends; a detached one outlives it.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    // The server runs below a shell whose standard input is a pipe from the owner. The kernel closes the pipe when the owner dies, also by
    // SIGKILL. (PR_SET_PDEATHSIG would fire when the owner's *thread* that started the server ends, and pool threads do.)
    private const string Supervisor = """
        log=$1; shift
        exec 3<&0 2>>"$log"
        "$@" </dev/null >>"$log" 2>&1 3<&- &
        server=$!
        echo "$server"
        exec >&-
        {
          read -r _ <&3
          kill -TERM "$server"
          for _ in 1 2 3 4 5 6 7 8 9 10; do sleep 0.5; kill -0 "$server" 2>/dev/null || exit 0; done
          kill -KILL "$server"
        } &
        owner_watch=$!
        wait "$server"
        kill "$owner_watch"
        """;

    private const string Redirect = """log=$1; shift; exec "$@" </dev/null >>"$log" 2>&1""";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly Process? _supervisor;
    private readonly TimeProvider _clock;

    private ServerProcess(ProcessIdentity identity, Process? supervisor, TimeProvider clock)
    {
        Identity = identity;
        _supervisor = supervisor;
        _clock = clock;
    }

    /// <summary>Of the server itself, not of what supervises it.</summary>
    public ProcessIdentity Identity { get; }

    public bool HasExited => !Identity.IsAlive();

    /// <summary>A server that an earlier process started detached.</summary>
    public static ServerProcess Attach(ProcessIdentity identity, TimeProvider clock) => new(identity, supervisor: null, clock);

    /// <summary>Starts the server; it may end at once, which is for the caller's readiness check to find.</summary>
    public static Outcome<ServerProcess> Start(ServerCommand command, bool detached, TimeProvider clock)
    {
        try
        {
            return detached ? StartDetached(command, clock) : StartOwned(command, clock);
        }
        catch (Win32Exception e)
        {
            return Outcome.Failed<ServerProcess>($"can't start {command.Name}: {e.Message} (setsid and sh are needed; Debian has them in util-linux and dash)");
        }
    }

    /// <summary>Asks the server to end, and kills it when it hasn't within the bound.</summary>
    public async Task StopAsync(TimeSpan bound, CancellationToken cancellation)
    {
        Identity.Send(Signal.Terminate);
        if (!await WaitForExitAsync(bound, cancellation))
        {
            Identity.Send(Signal.Kill);
            await WaitForExitAsync(bound, cancellation);
        }

        Dispose();
    }

    /// <summary>Kills the server without asking it.</summary>
    public async Task KillAsync(TimeSpan bound, CancellationToken cancellation)
    {
        Identity.Send(Signal.Kill);
        await WaitForExitAsync(bound, cancellation);
        Dispose();
    }

    /// <summary>Ends an owned server, by closing the pipe; leaves a detached one alone.</summary>
    public void Dispose()
    {
        if (_supervisor is { } supervisor)
        {
            // Process.Dispose leaves open what it can't know to be unused.
            supervisor.StandardInput.Dispose();
            supervisor.Dispose();
        }
    }

    private static Outcome<ServerProcess> StartOwned(ServerCommand command, TimeProvider clock)
    {
        var supervisor = StartShell(command, Supervisor, owned: true);
        var line = supervisor.StandardOutput.ReadLine();
        var identity = int.TryParse(line, CultureInfo.InvariantCulture, out var pid) ? ProcessIdentity.Of(pid) : null;
        if (identity is not null)
        {
            return Outcome.Of(new ServerProcess(identity, supervisor, clock));
        }

        supervisor.Dispose();
        return EndedAtOnce(command);
    }

    private static Outcome<ServerProcess> StartDetached(ServerCommand command, TimeProvider clock)
    {
        // setsid and sh both replace themselves, so the number stays the server's.
        using var process = StartShell(command, Redirect, owned: false);
        return ProcessIdentity.Of(process.Id) is { } identity
            ? Outcome.Of(new ServerProcess(identity, supervisor: null, clock))
            : EndedAtOnce(command);
    }

    private static Outcome<ServerProcess> EndedAtOnce(ServerCommand command) =>
        Outcome.Failed<ServerProcess>($"{command.Name} ended as soon as it started. {LogTail.Of(command.LogFile)}");

    private static Process StartShell(ServerCommand command, string script, bool owned)
    {
        var start = new ProcessStartInfo("setsid")
        {
            UseShellExecute = false,
            RedirectStandardInput = owned,
            RedirectStandardOutput = owned,
        };
        foreach (var argument in (IEnumerable<string>)["sh", "-c", script, "sh", command.LogFile, command.Executable, .. command.Arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private async Task<bool> WaitForExitAsync(TimeSpan bound, CancellationToken cancellation)
    {
        var started = _clock.GetTimestamp();
        while (!HasExited)
        {
            if (_clock.GetElapsedTime(started) > bound)
            {
                return false;
            }

            await Task.Delay(PollInterval, _clock, cancellation);
        }

        return true;
    }
}
