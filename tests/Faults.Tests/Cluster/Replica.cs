using System.Globalization;
using Caveat.Sandbox;
using Caveat.Sandbox.Probing;

namespace Caveat.Faults.Tests.Cluster;

/// <summary>One process of the webhook.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private static readonly TimeSpan ReadyBound = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly OwnedProgram _program;
    private readonly Func<Replica, IReadOnlyList<string>> _arguments;
    private readonly HttpClient _client;
    private int? _pid;

    /// <param name="name">What statuses call it.</param>
    /// <param name="directory">For its log.</param>
    /// <param name="environment">NAME=VALUE, for env(1).</param>
    /// <param name="arguments">Gives its arguments.</param>
    /// <param name="hasProbes">Whether health and metrics are on a port of their own, without TLS.</param>
    public Replica(string name, string directory, IReadOnlyList<string> environment, Func<Replica, IReadOnlyList<string>> arguments, bool hasProbes = false)
    {
        Name = name;
        ProbePort = hasProbes ? LoopbackPorts.TakeOne() : null;
        _arguments = replica => [.. environment, SourceTree.WebhookExecutable, .. arguments(replica)];
        _program = new OwnedProgram(name, "/usr/bin/env", Path.Combine(directory, name + ".log"), TimeProvider.System);
#pragma warning disable MA0039, CA5359 // Only readiness and metrics are asked: that the certificate is the right one is what the API server's calls show.
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true } })
#pragma warning restore MA0039, CA5359
        {
            BaseAddress = new Uri(ProbePort is { } port ? $"http://127.0.0.1:{port}" : $"https://127.0.0.1:{Port}"),
            Timeout = TimeSpan.FromSeconds(5),
        };
    }

    public string Name { get; }

    public int Port => _program.Port;

    /// <summary>Of health and metrics; null when these are beside the reviews.</summary>
    public int? ProbePort { get; }

    public string Log => _program.LogFile;

    public int? Pid => _program.Pid;

    /// <summary>Whether it is the process that was started, and runs.</summary>
    public bool IsTheOneStarted => Pid is { } pid && pid == _pid;

    /// <summary>Resident memory in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{Pid}/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>What a readiness probe comes to.</summary>
    public async Task<bool> IsReadyAsync() => (await AskAsync()).IsReady;

    /// <summary>Starts it; on return it is ready.</summary>
    public async Task StartAsync()
    {
        Assert.Null(_program.Start(_arguments(this)));
        _pid = Pid;
        await UntilReadyAsync();
    }

    public async Task UntilReadyAsync()
    {
        var last = "";
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < ReadyBound)
        {
            Assert.True(_program.IsRunning, $"{Name} ended. {_program.EndOfLog}");
            (var isReady, last) = await AskAsync();
            if (isReady)
            {
                return;
            }

            await Task.Delay(PollInterval);
        }

        Assert.Fail($"{Name} was not ready within {ReadyBound.TotalSeconds} s: {last} {_program.EndOfLog}");
    }

    /// <summary>The value of a metric without labels; null when it can't be had.</summary>
    public async Task<double?> MetricAsync(string name)
    {
        try
        {
            var text = await _client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
            var line = text.Split('\n').FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal));
            return line is null ? null : double.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public Task KillAsync() => _program.KillAsync();

    public Task StopAsync() => _program.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _program.DisposeAsync();
    }

    private async Task<(bool IsReady, string Text)> AskAsync()
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri("/readyz", UriKind.Relative));
            return (answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or ObjectDisposedException)
        {
            // Disposed: it was stopped while it was asked.
            return (false, e.Message);
        }
    }
}
