using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Caveat.Cluster;
using Caveat.Webhook.Options;

namespace Caveat.Webhook.Observing.Events;

/// <summary>Writes Events to the cluster.</summary>
internal sealed class EventSink(ClusterConnection connection, ClusterOptions options, TimeProvider clock)
{
    private readonly ClusterConnection _connection = connection.Within(EventLimits.WriteTimeout);

    /// <summary>Writes one, once.</summary>
    public Task<ClusterAnswer> WriteAsync(EventNote note, CancellationToken cancellation) =>
        _connection.CreateAsync($"/api/v1/namespaces/{Uri.EscapeDataString(note.About.EventNamespace)}/events", BodyOf(note), cancellation);

    private ReadOnlyMemory<byte> BodyOf(EventNote note)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        var now = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        json.WriteStartObject();
        json.WriteString("apiVersion"u8, "v1"u8);
        json.WriteString("kind"u8, "Event"u8);
        json.WriteStartObject("metadata"u8);
        json.WriteString(note.Name.EndsWith('.') ? "generateName"u8 : "name"u8, note.Name);
        json.WriteString("namespace"u8, note.About.EventNamespace);
        json.WriteEndObject();
        WriteObject(json, note.About);
        json.WriteString("type"u8, note.IsWarning ? "Warning"u8 : "Normal"u8);
        json.WriteString("reason"u8, note.Reason);
        json.WriteString("message"u8, note.Message);
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

    private static void WriteObject(Utf8JsonWriter json, EventObject about)
    {
        json.WriteStartObject("involvedObject"u8);
        json.WriteString("apiVersion"u8, about.ApiVersion);
        json.WriteString("kind"u8, about.Kind);
        json.WriteString("name"u8, about.Name);
        WriteKnown(json, "namespace"u8, about.Namespace);
        WriteKnown(json, "uid"u8, about.Uid);
        WriteKnown(json, "resourceVersion"u8, about.ResourceVersion);
        json.WriteEndObject();
    }

    private static void WriteKnown(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }
}
