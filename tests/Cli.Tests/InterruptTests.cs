using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Caveat.Cli.Tests;

/// <summary>A real process that is interrupted as Ctrl-C does it, while it waits for what it reads.</summary>
public sealed class InterruptTests : IDisposable
{
    // More than a pipe and a reader's window hold: once all of it is written, most of it was read.
    private const int Objects = 20_000;
    private const int Events = 5_000;

    // Nobody waits that long: a hang is cut off.
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(2);

    private readonly CommandLine _caveat = new CommandLine().With("policies/widgets.yaml", Policy);

    public void Dispose() => _caveat.Dispose();

    [Fact]
    public async Task ACheckReportsWhatItFoundSoFar()
    {
        var (exit, output, error) = await InterruptAsync(Widgets(), "check", "-", "-p", "policies", "-o", "json");
        AssertHalf(output, error);
        Assert.Equal(ExitCodes.CouldNotRun, exit);
    }

    // A part that looked like the whole would make an audit pass that saw half of a cluster, and a baseline forget what it accepts.
    [Fact]
    public async Task AnAuditReportsWhatItFoundSoFarAndThatThereIsMore()
    {
        _caveat.With("known.txt", "# all that is known\n");
        var (exit, _, error) = await InterruptAsync(
            Widgets(), "audit", "--from", "-", "-p", "policies", "--shard", "0/1", "-o", "json=a.json", "-o", "sarif=a.sarif", "--write-baseline", "known.txt");
        AssertHalf(_caveat.Read("a.json"), error);
        Assert.Equal(ExitCodes.CouldNotRun, exit);
        Assert.Equal("# all that is known\n", _caveat.Read("known.txt"));
        Assert.False(File.Exists(_caveat.PathOf("known.txt.partial")));
        using var sarif = JsonDocument.Parse(_caveat.Read("a.sarif"));
        Assert.False(sarif.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
        var merged = await _caveat.RunAsync("audit merge a.json -p policies -o json=merged.json");
        Assert.Equal($"exit 2\n--- output\n--- error\n{error}", merged);
        using var report = JsonDocument.Parse(_caveat.Read("merged.json"));
        Assert.Equal(error.TrimEnd(), report.RootElement.GetProperty("problems")[0].GetString());
    }

    [Fact]
    public async Task AReplaySaysWhatItReadSoFar()
    {
        var (exit, output, error) = await InterruptAsync(Log(), "audit", "--replay", "-", "-p", "policies", "-o", "json");
        using var report = JsonDocument.Parse(output);
        var events = report.RootElement.GetProperty("summary").GetProperty("events").GetInt32();
        Assert.Equal($"interrupted; {events} requests were read\n", error);
        Assert.True(report.RootElement.GetProperty("summary").GetProperty("interrupted").GetBoolean());
        Assert.InRange(events, Events / 2, Events);
        Assert.Equal(ExitCodes.CouldNotRun, exit);
    }

    [Fact]
    public async Task AnEvaluationThatWaitsForItsObjectEnds() =>
        Assert.Equal((ExitCodes.CouldNotRun, "", "interrupted\n"), await InterruptAsync(Widgets(), "eval", "1", "-f", "-"));

    [Fact]
    public async Task ABatchThatWaitsForRequestsEnds()
    {
        var (exit, output, error) = await InterruptAsync(Lines(Objects, static i => $"{{\"expr\":\"{i}\"}}"), "eval", "--batch");
        Assert.Equal((ExitCodes.CouldNotRun, ""), (exit, error));
        Assert.StartsWith("{\"type\":\"int\",\"value\":0,\"cost\":0}\n", output, StringComparison.Ordinal);
    }

    private static void AssertHalf(string output, string error)
    {
        using var report = JsonDocument.Parse(output);
        var judged = report.RootElement.GetProperty("results").EnumerateArray().Count(static row => row.GetProperty("rule").GetString() == "not-two");
        Assert.Equal($"interrupted; {judged} objects were judged\n", error);
        Assert.Equal(error.TrimEnd(), report.RootElement.GetProperty("problems")[0].GetString());
        Assert.Equal((judged, 1), (report.RootElement.GetProperty("objects").GetInt32(), report.RootElement.GetProperty("notChecked").GetInt32()));
        Assert.InRange(judged, Objects / 2, Objects);
        var failed = report.RootElement.GetProperty("results").EnumerateArray().Count(static row => row.GetProperty("result").GetString() == "fail");
        Assert.Equal((judged + 1) / 2, failed);
        Assert.Equal(failed, report.RootElement.GetProperty("summary").GetProperty("fail").GetInt32());
    }

    /// <summary>Runs the command on a standard input that stays open, and interrupts it once most of it was read.</summary>
    private async Task<(int Exit, string Output, string Error)> InterruptAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);

        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(HangGuard, TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    [Fact]
    public async Task AnAuditThatWaitsForAServerSaysThatItWasInterrupted()
    {
        using var server = new TcpListener(IPAddress.Loopback, port: 0);
        server.Start();
        _caveat.With("silent", $$$"""
            {"apiVersion":"v1","kind":"Config","current-context":"c","clusters":[{"name":"c","cluster":{"server":"http://{{{server.LocalEndpoint}}}"}}],
             "contexts":[{"name":"c","context":{"cluster":"c","user":"u"}}],"users":[{"name":"u","user":{"token":"t"}}]}
            """);
        using var interrupt = new CancellationTokenSource();
        var run = _caveat.RunUntilAsync(["audit", "--kubeconfig", "silent", "-p", "policies"], "", interrupt.Token);
        using var asked = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await interrupt.CancelAsync();
        Assert.Equal("exit 2\n--- output\n--- error\ninterrupted\n", await run.WaitAsync(HangGuard, TestContext.Current.CancellationToken));
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

    private static string Widgets() => Lines(Objects, Widget);

    private static string Log() => Lines(Events, static i =>
        $"{{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"stage\":\"ResponseComplete\",\"verb\":\"create\",\"requestReceivedTimestamp\":\"2026-11-22T10:00:00Z\","
        + $"\"objectRef\":{{\"apiGroup\":\"example.com\",\"apiVersion\":\"v1\",\"resource\":\"widgets\",\"name\":\"w{i}\"}},\"responseObject\":{Widget(i)}}}");

    private static string Widget(int i) => $"{{\"apiVersion\":\"example.com/v1\",\"kind\":\"Widget\",\"metadata\":{{\"name\":\"w{i}\"}},\"spec\":{{\"replicas\":{2 + (i % 2)}}}}}";

    private static string Lines(int count, Func<int, string> line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(line(i)).Append('\n');
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
