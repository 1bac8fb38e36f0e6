using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Caveat.Cluster;
using Caveat.Cluster.Watching;
using Caveat.Kube;
using Caveat.Webhook.Options;

namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>An Event for each version of a document that is rejected. Its name says what it tells, so that several replicas make one.</summary>
internal sealed class PolicyEvents(ClusterConnection connection, ClusterOptions options, TimeProvider clock)
{
    // core/v1: what is in no namespace has its events in the default one.
    private const string DefaultNamespace = "default";

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public async Task TellAsync(WatchedObject document, PolicyStanding standing, CancellationToken cancellation)
    {
        var meta = document.Meta;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{standing.Uid}\n{standing.Generation}\n{standing.Problem}"));
        var name = $"{meta.Name.Text}.{Convert.ToHexStringLower(digest.AsSpan(0, 8))}";
        if (!_told.Add(name))
        {
            return;
        }

        var space = meta.Namespace.Text ?? DefaultNamespace;
        var answer = await connection.CreateAsync($"/api/v1/namespaces/{space}/events", Write(document, standing, name, space), cancellation);
        const int alreadyExists = 409;
        if (!answer.IsSuccess && answer.Status != alreadyExists)
        {
            _told.Remove(name);
        }
    }

    private ReadOnlyMemory<byte> Write(WatchedObject document, PolicyStanding standing, string name, string space)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        var now = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        json.WriteStartObject();
        json.WriteString("apiVersion"u8, "v1"u8);
        json.WriteString("kind"u8, "Event"u8);
        json.WriteStartObject("metadata"u8);
        json.WriteString("name"u8, name);
        json.WriteString("namespace"u8, space);
        json.WriteEndObject();
        WriteObject(json, document);
        json.WriteString("type"u8, "Warning"u8);
        json.WriteString("reason"u8, "Rejected"u8);
        json.WriteString("message"u8, standing.Problem);
        json.WriteString("firstTimestamp"u8, now);
        json.WriteString("lastTimestamp"u8, now);
        json.WriteNumber("count"u8, 1);
        json.WriteStartObject("source"u8);
        json.WriteString("component"u8, "caveat"u8);
        json.WriteString("host"u8, options.Replica);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private static void WriteObject(Utf8JsonWriter json, WatchedObject document)
    {
        ObjectMeta meta = document.Meta;
        json.WriteStartObject("involvedObject"u8);
        json.WriteString("apiVersion"u8, document.Root.Property("apiVersion"u8).Text);
        json.WriteString("kind"u8, document.Root.Property("kind"u8).Text);
        json.WriteString("name"u8, meta.Name.Text);
        json.WriteString("namespace"u8, meta.Namespace.Text);
        json.WriteString("uid"u8, meta.Uid.Text);
        json.WriteString("resourceVersion"u8, meta.ResourceVersion.Text);
        json.WriteEndObject();
    }
}
