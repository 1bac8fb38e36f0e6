using System.Diagnostics;
using System.Globalization;

namespace Caveat.Faults.Tests.Cluster;

/// <summary>The wall clock of one replica's process, by libfaketime; what counts from the start of the machine, as bounds of time do, goes on as it is.</summary>
internal sealed class MovableClock
{
    private readonly string _library;
    private readonly string _file;

    private MovableClock(string library, string file)
    {
        _library = library;
        _file = file;
        Move(TimeSpan.Zero);
    }

    /// <summary>For env(1), before the program's name. The file is read once a second, not whenever somebody asks for the time.</summary>
    public IReadOnlyList<string> Environment =>
    [
        $"LD_PRELOAD={_library}", $"FAKETIME_TIMESTAMP_FILE={_file}", "FAKETIME_CACHE_DURATION=1", "FAKETIME_DONT_FAKE_MONOTONIC=1", "NO_FAKE_STAT=1",
    ];

    /// <summary>Whose clock it is.</summary>
    public Replica Replica { get; set; } = null!;

    /// <summary>Null where there is no libfaketime.</summary>
    public static async Task<MovableClock?> FindAsync(string directory)
    {
        using var script = Process.Start(new ProcessStartInfo("bash", [SourceTree.Path("eng/faketime.sh")]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var library = (await script.StandardOutput.ReadToEndAsync()).Trim();
        await script.WaitForExitAsync();
        return script.ExitCode == 0 ? new MovableClock(library, Path.Combine(directory, "clock")) : null;
    }

    public void Move(TimeSpan by)
    {
        File.WriteAllText(_file + ".new", string.Create(CultureInfo.InvariantCulture, $"{(by < TimeSpan.Zero ? "-" : "+")}{Math.Abs((long)by.TotalSeconds)}\n"));
        File.Move(_file + ".new", _file, overwrite: true);
    }
}
