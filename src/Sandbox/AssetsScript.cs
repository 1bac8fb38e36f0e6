using System.ComponentModel;
using System.Diagnostics;

namespace Caveat.Sandbox;

/// <summary>eng/control-plane.sh of the clone that this runs in.</summary>
internal sealed class AssetsScript
{
    public const string RelativePath = "eng/control-plane.sh";

    private const string RootMark = "Policy.sln";

    private readonly string _path;

    private AssetsScript(string path) => _path = path;

    /// <summary>Null outside a clone.</summary>
    public static AssetsScript? Find(string startDirectory)
    {
        for (var directory = new DirectoryInfo(startDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, RootMark)))
            {
                var script = Path.Combine(directory.FullName, RelativePath);
                return File.Exists(script) ? new AssetsScript(script) : null;
            }
        }

        return null;
    }

    /// <summary>The directory that the script prints.</summary>
    public async Task<Outcome<string>> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("bash", [_path]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            return await FollowAsync(process, progress, cancellation);
        }
        catch (Win32Exception e)
        {
            return Outcome.Failed<string>($"can't run {_path}: {e.Message}");
        }
    }

    private async Task<Outcome<string>> FollowAsync(Process process, TextWriter progress, CancellationToken cancellation)
    {
        await using var ending = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var lastLine = "it printed no reason";
        while (await process.StandardError.ReadLineAsync(cancellation) is { } line)
        {
            await progress.WriteLineAsync(line.AsMemory(), cancellation);
            lastLine = line;
        }

        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0
            ? Outcome.Of((await output).Trim())
            : Outcome.Failed<string>($"{_path} failed (exit {process.ExitCode}): {lastLine}");
    }
}
