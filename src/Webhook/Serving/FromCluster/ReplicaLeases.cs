using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Caveat.Cluster;
using Caveat.Cluster.Watching;
using Caveat.Webhook.Options;

namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>
/// Which replicas serve: each that is ready renews a Lease of its own. Leases, and not the endpoints of a Service, because a replica that is called by URL has none, and because
/// a replica that hangs keeps its endpoint and loses its Lease. Their age is measured by when this replica saw them change: no two clocks are compared.
/// </summary>
internal sealed class ReplicaLeases
{
    /// <summary>Between two renewals.</summary>
    public static readonly TimeSpan RenewInterval = TimeSpan.FromSeconds(10);

    /// <summary>Without a renewal for so long, a replica counts as gone: two were missed.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Without a renewal for so long, nobody comes back to a Lease: whoever was killed left it, and each replica that starts would count him as serving until <see cref="Duration"/> is over. Ten times
    /// that is longer than most outages of an API server; who does come back makes another.
    /// </summary>
    public static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(5);

    /// <summary>For one answer to what is said in the cluster: a connection that died without a word keeps no replica from renewing in time.</summary>
    public static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(5);

    private const string Label = "caveat.dev/component";
    private const string Component = "replica";

    private readonly ClusterConnection _connection;
    private readonly TimeProvider _clock;
    private readonly string _path;
    private readonly string _own;

    public ReplicaLeases(ClusterConnection connection, ClusterOptions options, TimeProvider clock)
    {
        _connection = connection.Within(AnswerTimeout);
        _clock = clock;
        _own = options.Replica;
        _path = $"/apis/coordination.k8s.io/v1/namespaces/{options.Namespace}/leases";
        Watch = new ResourceWatch(connection, _path, $"{Label}={Component}", clock);
    }

    public ResourceWatch Watch { get; }

    public string Own => _own;

    /// <summary>Names of the replicas that serve, sorted; null while it isn't known.</summary>
    public SortedSet<string>? Serving()
    {
        if (!Watch.IsSynced)
        {
            return null;
        }

        var serving = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var lease in Watch.Objects.Values)
        {
            if (_clock.GetElapsedTime(lease.Seen) < Duration && lease.Root.Property("spec"u8).Property("holderIdentity"u8).Text is { } holder)
            {
                serving.Add(holder);
            }
        }

        return serving;
    }

    /// <summary>Null on success; else why not.</summary>
    public async Task<string?> RenewAsync(CancellationToken cancellation)
    {
        var answer = await _connection.ApplyAsync($"{_path}/{LeaseName}?fieldManager=caveat-{_own}&force=true", Lease(), cancellation);
        return answer.IsSuccess ? null : answer.Complaint();
    }

    public Task GiveUpAsync(CancellationToken cancellation) => _connection.DeleteAsync($"{_path}/{LeaseName}", cancellation);

    /// <summary>Takes away what replicas left that were killed. Null on success; else why not.</summary>
    public async Task<string?> ClearAsync(CancellationToken cancellation)
    {
        string? failure = null;
        foreach (var (key, lease) in Watch.Objects)
        {
            if (key.Name == LeaseName || _clock.GetElapsedTime(lease.Seen) < AbandonedAfter)
            {
                continue;
            }

            // Another replica was faster, or its holder renews it again.
            var answer = await _connection.DeleteAsync($"{_path}/{key.Name}", StoredIdentity.Of(lease.Meta).DeleteOptions(), cancellation);
            failure = answer.IsSuccess || answer.IsNotFound || answer.IsConflict ? failure : answer.Complaint();
        }

        return failure;
    }

    private string LeaseName => $"caveat-replica-{_own}";

    private ReadOnlyMemory<byte> Lease()
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("apiVersion"u8, "coordination.k8s.io/v1"u8);
        json.WriteString("kind"u8, "Lease"u8);
        json.WriteStartObject("metadata"u8);
        json.WriteString("name"u8, LeaseName);
        OwnObjects.WriteLabels(json, (Label, Component));
        json.WriteEndObject();
        json.WriteStartObject("spec"u8);
        json.WriteString("holderIdentity"u8, _own);
        json.WriteNumber("leaseDurationSeconds"u8, (int)Duration.TotalSeconds);
        json.WriteString("renewTime"u8, _clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }
}
