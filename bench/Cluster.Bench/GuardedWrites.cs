using System.Diagnostics;
using System.Globalization;
using System.Text;
using Caveat.Sandbox;

namespace Caveat.Cluster.Bench;

/// <summary>What writes of a Kafka cost with the webhook registered and without it, in turn: kubectl as people run it, and a thousand server-side dry-run writes that are under way at once.</summary>
internal sealed class GuardedWrites : IAsyncDisposable
{
    private const int Rounds = 7;
    private const int AppliesOfARound = 5;
    private const int Writes = 1000;
    private const string Collection = "/apis/kafka.strimzi.io/v1/namespaces/default/kafkas";

    private static readonly TimeSpan ReadyBound = TimeSpan.FromSeconds(60);

    private readonly ControlPlane _plane;
    private readonly ClusterConnection _connection;
    private readonly OwnedProgram _program;
    private readonly string _policies;
    private readonly string _manifest;

    public GuardedWrites(ControlPlane plane, ClusterConnection connection, string webhook, string policies)
    {
        _plane = plane;
        _connection = connection;
        _policies = policies;
        _program = new OwnedProgram("webhook", webhook, Path.Combine(plane.StateDirectory, "webhook.log"), TimeProvider.System);
        _manifest = Path.Combine(plane.StateDirectory, "kafka.json");
    }

    /// <summary>Applies the definitions, and starts the webhook.</summary>
    public async Task PrepareAsync(string definitions)
    {
        await MustAsync("apply", "-f", definitions);
        await MustAsync("wait", "--for=condition=Established", "--timeout=60s", "-f", definitions);
        await MustAsync("create", "namespace", "caveat-system");
        await File.WriteAllTextAsync(_manifest, Kafka("orders"));
        await MustAsync("apply", "-f", _manifest);
    }

    /// <summary>All of it as Markdown.</summary>
    public async Task<string> MeasureAsync()
    {
        var (apply, write, slowest) = (new Pair(), new Pair(), new Pair());
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var isGuarded in (bool[])[false, true])
            {
                await RegisterAsync(isGuarded);
                var applied = await ApplyAsync();
                var (all, p99) = await WriteAsync();
                // The first round warms everything up.
                if (round > 0)
                {
                    apply.Of(isGuarded).Add(applied);
                    write.Of(isGuarded).Add(all);
                    slowest.Of(isGuarded).Add(p99);
                }
            }
        }

        var text = new StringBuilder("# What writes cost with the webhook\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Written by bench/load/cluster.sh on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}: {Environment.ProcessorCount} cores for the API server, etcd, the webhook and the client together.\n");
        text.Append(CultureInfo.InvariantCulture, $"{Rounds} rounds, in each without the webhook and with it; medians. The webhook validates and mutates a Kafka by ten policies.\n\n");
        text.Append("| what | without | with | ratio |\n|---|---:|---:|---:|\n");
        Row(text, "`kubectl apply` of a Kafka that is there, ms", apply);
        Row(text, $"{Writes:N0} dry-run writes at once, until all are answered, ms", write);
        Row(text, $"{Writes:N0} dry-run writes at once, p99 of one, ms", slowest);
        return text.ToString();
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private static void Row(StringBuilder text, string what, Pair pair) =>
        text.Append(CultureInfo.InvariantCulture, $"| {what} | {pair.Without:F0} | {pair.With:F0} | {pair.With / pair.Without:F2} |\n");

    // Registered is registered: without, the API server knows no webhook, and the process is gone too.
    private async Task RegisterAsync(bool isWanted)
    {
        if (!isWanted)
        {
            await _program.StopAsync();
            await MustAsync("delete", "validatingwebhookconfiguration,mutatingwebhookconfiguration", "caveat", "--ignore-not-found");
            return;
        }

        var address = $"https://127.0.0.1:{_program.Port}";
        var failure = _program.Start(
        [
            $"--listen=127.0.0.1:{_program.Port}", $"--register-url={address}", $"--kubeconfig={_plane.KubeconfigFor("caveat-webhook", "system:masters")}",
            $"--tls-dir={Path.Combine(_plane.StateDirectory, "webhook-tls")}", $"--policies={_policies}",
        ]);
        var started = TimeProvider.System.GetTimestamp();
        while (failure is not null || !(await DeniesAsync()))
        {
            if (failure is not null || TimeProvider.System.GetElapsedTime(started) > ReadyBound)
            {
                throw new InvalidOperationException(failure ?? "the webhook does not judge: " + _program.EndOfLog);
            }

            await Task.Delay(100);
        }
    }

    // Two listeners of one name are what the policies forbid: as long as that passes, nobody is asked.
    private async Task<bool> DeniesAsync()
    {
        var answer = await CreateAsync(Kafka("unsound").Replace("\"tls\",\"port\"", "\"plain\",\"port\"", StringComparison.Ordinal));
        return !answer.IsSuccess && answer.Complaint().Contains("denied the request", StringComparison.Ordinal);
    }

    private async Task<double> ApplyAsync()
    {
        var times = new List<double>();
        for (var i = 0; i < AppliesOfARound; i++)
        {
            await File.WriteAllTextAsync(_manifest, Kafka("orders", i));
            var started = Stopwatch.GetTimestamp();
            await MustAsync("apply", "-f", _manifest);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Pair.Median(times);
    }

    private async Task<(double All, double P99)> WriteAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, Writes).Select(TimeAsync));
        var all = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Array.Sort(times);
        return (all, times[(Writes * 99 / 100) - 1]);
    }

    private async Task<double> TimeAsync(int number)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await CreateAsync(Kafka($"k{number}"));
        return answer.IsSuccess ? Stopwatch.GetElapsedTime(started).TotalMilliseconds : throw new InvalidOperationException(answer.Complaint());
    }

    private Task<ClusterAnswer> CreateAsync(string kafka) => _connection.CreateAsync($"{Collection}?dryRun=All", Encoding.UTF8.GetBytes(kafka), CancellationToken.None);

    private async Task MustAsync(params IReadOnlyList<string> arguments)
    {
        var result = await _plane.Kubectl.RunAsync(arguments);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(result.Error);
        }
    }

    private static string Kafka(string name, int partitions = 12) =>
        $$$"""
        {"apiVersion":"kafka.strimzi.io/v1","kind":"Kafka","metadata":{"name":"{{{name}}}","namespace":"default","annotations":{"strimzi.io/node-pools":"enabled"}},
        "spec":{"kafka":{"version":"4.3.1","listeners":[{"name":"plain","port":9092,"type":"internal","tls":false},{"name":"tls","port":9093,"type":"internal","tls":true}],
        "config":{"default.replication.factor":3,"min.insync.replicas":2,"offsets.topic.replication.factor":3,"num.partitions":{{{partitions}}} }},"entityOperator":{"topicOperator":{},"userOperator":{} } } }
        """;
}
