using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Caveat.Audit.EndToEnd.Tests;

/// <summary>The command as a process of its own, which can be interrupted.</summary>
internal sealed class AuditProcess
{
    // Nobody waits that long: a hang is cut off.
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly string _id;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private AuditProcess(Process process)
    {
        _process = process;
        _id = process.Id.ToString(CultureInfo.InvariantCulture);
        Ended = process.WaitForExitAsync();
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>When the process has ended.</summary>
    public Task Ended { get; }

    public static async Task<AuditProcess> StartAsync(TemporaryDirectory directory, string kubeconfig)
    {
        await File.WriteAllTextAsync(directory.PathOf("policies.yaml"), BrokenThings.Policies);
        await File.WriteAllTextAsync(directory.PathOf("kubeconfig"), kubeconfig);
        // Where the tests run in a shell's background they were told to ignore interrupts, and what they start would be too.
        string[] arguments = ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "caveat.dll"), "audit", "-p", "policies.yaml", "--kubeconfig", "kubeconfig", "-o", "json"];
        var start = new ProcessStartInfo("env", arguments) { WorkingDirectory = directory.Path, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        return new AuditProcess(Process.Start(start)!);
    }

    /// <summary>As Ctrl-C does it, once; comes back when the process has ended.</summary>
    public async Task InterruptAsync()
    {
        using (var kill = Process.Start("kill", ["-INT", _id]))
        {
            await kill.WaitForExitAsync();
        }

        await Ended;
    }

    public async Task<AuditResult> ResultAsync()
    {
        await Ended.WaitAsync(HangGuard);
        var result = AuditResult.Read(_process.ExitCode, Encoding.UTF8.GetBytes(await _output), await _error);
        _process.Dispose();
        return result;
    }
}
