using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Caveat.Cli.Tests;

/// <summary>A real process that is interrupted as Ctrl-C does it, while it waits for what it reads.</summary>
public sealed class InterruptTests : IDisposable
{
    // More than a pipe and a reader's window hold: once all of it is written, most of it was read.
    private const int Objects = 20_000;

    // Nobody waits that long: a hang is cut off.
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(2);

    private readonly CommandLine _caveat = new CommandLine().With("policies/widgets.yaml", Policy);

    public void Dispose() => _caveat.Dispose();

    [Fact]
    public async Task AnAuditReportsWhatItFoundSoFar()
    {
        using var process = Start("audit", "--from", "-", "-p", "policies", "-o", "json");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(Text());
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);

        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(HangGuard, TestContext.Current.CancellationToken);
        using var report = JsonDocument.Parse(await output);
        var judged = report.RootElement.GetProperty("results").GetArrayLength();
        Assert.Equal($"interrupted; {judged} objects were judged\n", await error);
        Assert.InRange(judged, Objects / 2, Objects);
        var failed = report.RootElement.GetProperty("results").EnumerateArray().Count(static row => row.GetProperty("result").GetString() == "fail");
        Assert.Equal((judged + 1) / 2, failed);
        Assert.Equal(failed, report.RootElement.GetProperty("summary").GetProperty("fail").GetInt32());
        Assert.Equal(ExitCodes.CouldNotRun, process.ExitCode);
    }

    // Where the tests run in a shell's background they were told to ignore interrupts, and what they start would be too.
    private Process Start(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "caveat.dll"), .. arguments])
        {
            WorkingDirectory = _caveat.PathOf("."),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return Process.Start(start)!;
    }

    private static string Text()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Objects; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{{\"apiVersion\":\"example.com/v1\",\"kind\":\"Widget\",\"metadata\":{{\"name\":\"w{i}\"}},\"spec\":{{\"replicas\":{2 + (i % 2)}}}}}\n");
        }

        return text.ToString();
    }

    private const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: widgets}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Widget]}]}
          rules:
            - {name: not-two, conflict: {fields: [spec.replicas], when: object.spec.replicas == 2}}

        """;
}
