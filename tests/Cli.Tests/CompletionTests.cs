using System.Diagnostics;

namespace Caveat.Cli.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly CommandLine _caveat = new();

    public void Dispose() => _caveat.Dispose();

    [Theory]
    [InlineData("caveat te", "test\n")]
    [InlineData("caveat test --f", "--filter\n")]
    [InlineData("caveat completion ", "--help\n-?\n-h\n/?\n/h\nbash\nfish\nzsh\n")]
    public async Task SuggestsCommandsAndOptions(string line, string suggestions)
    {
        var output = await _caveat.RunAsync([$"[suggest:{line.Length}]", line]);
        Assert.Equal($"exit 0\n--- output\n{suggestions}--- error\n", output);
    }

    [Fact]
    public async Task AnUnknownShellIsTold() => Assert.StartsWith("exit 2\n", await _caveat.RunAsync("completion tcsh"), StringComparison.Ordinal);

    /// <summary>Runs the printed script in a real bash, with a command that suggests what it is asked with.</summary>
    [Fact]
    public async Task TheScriptOfBashCompletesWhatTheCommandSuggests()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/bash") || File.Exists("/bin/bash"), "needs bash");
        var printed = await _caveat.RunAsync("completion bash");
        var script = printed[(printed.IndexOf("--- output\n", StringComparison.Ordinal) + 11)..printed.IndexOf("--- error", StringComparison.Ordinal)];
        const string Try =
            """

            command() { printf '%s\n' test eval "asked:$2:$3"; }
            COMP_WORDS=(caveat te); COMP_CWORD=1; COMP_LINE='caveat te'; COMP_POINT=9
            _caveat_complete; printf '[%s]\n' "${COMPREPLY[@]}"
            COMP_WORDS=(caveat as); COMP_LINE='caveat as'
            _caveat_complete; printf '[%s]\n' "${COMPREPLY[@]}"
            """;
        Assert.Equal("[test]\n[asked:[suggest:9]:caveat as]\n", await RunBashAsync(script + Try));
    }

    private static async Task<string> RunBashAsync(string script)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("--norc");
        using var bash = Process.Start(start)!;
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return output;
    }
}
