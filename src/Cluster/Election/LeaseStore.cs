using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Caveat.Json;

namespace Caveat.Cluster.Election;

/// <summary>Reads and writes one Lease. A write changes what was read and nothing else, or is refused.</summary>
internal sealed class LeaseStore
{
    // MicroTime: RFC 3339 with six digits of a second.
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.ffffffZ";

    private const string NoteAnnotation = "caveat.dev/note";

    private readonly ClusterConnection _connection;
    private readonly string _collection;
    private readonly string _name;

    public LeaseStore(ClusterConnection connection, string ns, string name)
    {
        _connection = connection;
        _collection = $"/apis/coordination.k8s.io/v1/namespaces/{Uri.EscapeDataString(ns)}/leases";
        _name = name;
    }

    private string Path => $"{_collection}/{Uri.EscapeDataString(_name)}";

    public async Task<LeaseAnswer> ReadAsync(CancellationToken cancellation)
    {
        var answer = await _connection.GetAsync(Path, cancellation);
        return answer.IsNotFound ? LeaseAnswer.Of(lease: null) : Read(answer);
    }

    /// <param name="record">What it should say.</param>
    /// <param name="replaced">What it said; null when there was none.</param>
    /// <param name="cancellation">Ends the wait; the write may then have happened.</param>
    public async Task<LeaseAnswer> WriteAsync(LeaseRecord record, StoredLease? replaced, CancellationToken cancellation)
    {
        var body = Write(record, replaced?.Version);
        var answer = replaced is null ? await _connection.CreateAsync(_collection, body, cancellation) : await _connection.MergeAsync(Path, body, cancellation);
        // Of a Lease that was deleted meanwhile, the next reading says so.
        return answer.IsConflict || (answer.IsNotFound && replaced is not null) ? LeaseAnswer.Lost : Read(answer);
    }

    private static LeaseAnswer Read(ClusterAnswer answer)
    {
        if (!answer.IsSuccess || answer.Read() is not { } text || text.Root.Property("metadata"u8).Property("resourceVersion"u8).Text is not { } version)
        {
            return LeaseAnswer.Failed(answer.Complaint());
        }

        var spec = text.Root.Property("spec"u8);
        var record = new LeaseRecord(
            spec.Property("holderIdentity"u8).Text ?? "",
            TimeSpan.FromSeconds(Number(spec.Property("leaseDurationSeconds"u8))),
            Time(spec.Property("acquireTime"u8)),
            Time(spec.Property("renewTime"u8)),
            Number(spec.Property("leaseTransitions"u8)))
        {
            Note = text.Root.Property("metadata"u8).Property("annotations"u8).Property(NoteAnnotation).Text ?? "",
        };
        return LeaseAnswer.Of(new StoredLease(record, version));
    }

    private static int Number(JsonValue value) => (int)Math.Clamp(value.AsInteger, 0, int.MaxValue);

    private static DateTimeOffset Time(JsonValue value) =>
        DateTimeOffset.TryParse(value.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : default;

    private ReadOnlyMemory<byte> Write(LeaseRecord record, string? version)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("apiVersion"u8, "coordination.k8s.io/v1"u8);
        json.WriteString("kind"u8, "Lease"u8);
        json.WriteStartObject("metadata"u8);
        json.WriteString("name"u8, _name);
        if (version is not null)
        {
            json.WriteString("resourceVersion"u8, version);
        }

        OwnObjects.WriteLabels(json);
        if (record.Note.Length > 0)
        {
            json.WriteStartObject("annotations"u8);
            json.WriteString(NoteAnnotation, record.Note);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("spec"u8);
        json.WriteString("holderIdentity"u8, record.Holder);
        json.WriteNumber("leaseDurationSeconds"u8, (int)record.Duration.TotalSeconds);
        json.WriteString("acquireTime"u8, Format(record.Acquired));
        json.WriteString("renewTime"u8, Format(record.Renewed));
        json.WriteNumber("leaseTransitions"u8, record.Transitions);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
