using System.Globalization;

namespace Caveat.Sandbox.Processes;

/// <summary>
/// A process, and not merely its number: a pid is reused, so whoever signals one that was read from a file must know that it is still
/// the same process.
/// </summary>
/// <param name="Pid">The process number.</param>
/// <param name="StartTicks">Field 22 of /proc/PID/stat: clock ticks from boot to the start of the process.</param>
/// <param name="BootId">Start ticks count from the boot, so they identify nothing after the next one.</param>
internal sealed record ProcessIdentity(int Pid, long StartTicks, string BootId)
{
    // proc(5): the fields after the parenthesised name, which may itself hold spaces and parentheses. State is field 3.
    private const int StateField = 0;
    private const int StartTicksField = 22 - 3;

    /// <summary>Null when no such process runs.</summary>
    public static ProcessIdentity? Of(int pid) =>
        ReadStat(pid) is { } fields && fields[StateField] is not ("Z" or "X")
            ? new ProcessIdentity(pid, long.Parse(fields[StartTicksField], CultureInfo.InvariantCulture), CurrentBootId())
            : null;

    /// <summary>False too for a process that has ended and whose parent hasn't looked yet (a zombie).</summary>
    public bool IsAlive() => Of(Pid) == this;

    /// <summary>Signals the process if it is still the same one.</summary>
    public void Send(Signal signal)
    {
        if (IsAlive())
        {
            _ = NativeMethods.Kill(Pid, (int)signal);
        }
    }

    private static string[]? ReadStat(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            // Not there, or it ended between open and read.
            return null;
        }
    }

    private static string CurrentBootId() => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
}
