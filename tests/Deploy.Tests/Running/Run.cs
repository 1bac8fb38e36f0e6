using System.Diagnostics;

namespace Caveat.Deploy.Tests.Running;

/// <summary>Runs programs to their end.</summary>
internal static class Run
{
    /// <param name="program">Its path, or a name of the search path.</param>
    /// <param name="arguments">Without the program's name.</param>
    public static async Task<RunResult> Async(string program, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = SourceTree.Root,
        };
        start.Environment["LC_ALL"] = "C";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // The tests' own runner sets it, and a dotnet that is started takes it for its own.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new RunResult(process.ExitCode, await output, await error);
    }
}
