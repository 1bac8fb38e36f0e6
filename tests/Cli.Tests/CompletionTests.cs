using System.Diagnostics;

namespace Caveat.Cli.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly CommandLine _caveat = new();

    public void Dispose() => _caveat.Dispose();

    [Theory]
    [InlineData("caveat te", "test\n")]
    [InlineData("caveat test --f", "--filter\n")]
    [InlineData("caveat completion ", "--help\n-?\n-h\nbash\nfish\nzsh\n")]
    [InlineData("caveat check -o sa", "sarif\n")]
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
        var script = await ScriptOf("bash");
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

    /// <summary>A real zsh at a prompt of its own: the line runs as the tab completed it.</summary>
    [Fact]
    public async Task TheScriptOfZshCompletesWhatTheCommandSuggests()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/zsh") || File.Exists("/bin/zsh"), "needs zsh; eng/setup.sh installs it");
        const string Try =
            """
            zmodload zsh/zpty
            zpty z 'PS1= TERM=dumb zsh -f -i'
            zpty -w z 'source <(caveat completion zsh); print -n re; print ady'
            zpty -r z got '*ready*'
            zpty -w z $'caveat te\t'
            zpty -r z got '*ran *:end*'
            print -r -- "${${got##*ran }%%:end*}"
            """;
        Assert.Equal("test\n", await RunShellAsync("zsh", "-f", await ScriptOf("zsh"), Try));
    }

    [Fact]
    public async Task TheScriptOfFishCompletesWhatTheCommandSuggests()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/fish") || File.Exists("/bin/fish"), "needs fish; eng/setup.sh installs it");
        const string Try = "caveat completion fish | source; complete -C 'caveat te'; complete -C 'caveat as'";
        Assert.Equal("test\nasked:[suggest:9]:caveat as\n", await RunShellAsync("fish", "--no-config", await ScriptOf("fish"), Try));
    }

    private async Task<string> ScriptOf(string shell)
    {
        var printed = await _caveat.RunAsync($"completion {shell}");
        return printed[(printed.IndexOf("--- output\n", StringComparison.Ordinal) + 11)..printed.IndexOf("--- error", StringComparison.Ordinal)];
    }

    /// <summary>Runs commands in a shell that finds a command of the name <c>caveat</c>, which prints the script, and suggests the same for every line.</summary>
    private static async Task<string> RunShellAsync(string shell, string option, string script, string commands)
    {
        var home = Directory.CreateTempSubdirectory("caveat-shell-");
        try
        {
            var command = Path.Combine(home.FullName, "caveat");
            await File.WriteAllTextAsync(command + ".script", script);
            await File.WriteAllTextAsync(command, Command);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }

            var start = new ProcessStartInfo(shell, [option]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = home.FullName };
            (start.Environment["HOME"], start.Environment["PATH"]) = (home.FullName, $"{home.FullName}:{Environment.GetEnvironmentVariable("PATH")}");
            return await RunAsync(start, commands);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private const string Command =
        """
        #!/bin/sh
        case "$1" in
          completion) cat "$0.script" ;;
          '[suggest:'*) printf '%s\n' test eval "asked:$1:$2" ;;
          *) printf 'ran %s:end\n' "$*" ;;
        esac

        """;

    private static async Task<string> RunAsync(ProcessStartInfo start, string input)
    {
        // A shell that waits for what does not come is no reason to wait for it.
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var shell = Process.Start(start)!;
        try
        {
            await shell.StandardInput.WriteAsync(input + "\n");
            shell.StandardInput.Close();
            var output = await shell.StandardOutput.ReadToEndAsync(guard.Token);
            await shell.WaitForExitAsync(guard.Token);
            return output;
        }
        finally
        {
            shell.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> RunBashAsync(string script)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("--norc");
        return await RunAsync(start, script);
    }
}
