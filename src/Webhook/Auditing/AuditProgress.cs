using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Caveat.Json;

namespace Caveat.Webhook.Auditing;

/// <summary>How far a run has come, or what the last one came to, as the Lease keeps it for the replica that goes on.</summary>
internal sealed record AuditProgress
{
    /// <summary>Bytes of a note, which is written every two seconds with the Lease; a count takes some 90. One that gets longer keeps no findings, and no metric shows those of its run.</summary>
    public const int MaxNoteBytes = 16 * 1024;

    /// <summary>
    /// Namespaces that a run tries once more when a bug has broken their audit off: a bug that hangs on what was going on beside it does not come again, one that hangs on what is in the namespace
    /// does, however often it is tried. A bug that breaks more than these is one of all, and those behind them are given up at once.
    /// </summary>
    public const int MaxAgain = 20;

    /// <summary>When the last whole run ended; null when there was none.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>When the run under way began; null when none is.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>How long the last whole run took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The last namespace that is done; empty for what is in none, null for nothing yet. Namespaces come sorted.</summary>
    public string? Done { get; init; }

    /// <summary>Reports of the namespaces that are done.</summary>
    public int Reports { get; init; }

    /// <summary>Bytes of these.</summary>
    public long ReportBytes { get; init; }

    /// <summary>What the run under way has counted so far; of the last whole one when none is.</summary>
    public AuditCounts Counts { get; init; } = new();

    /// <summary>Namespaces whose audit a bug has broken off, and that are still to be tried once more, behind all others.</summary>
    public IReadOnlyList<string> Again { get; init; } = [];

    /// <summary>Namespaces that were given up, in the run under way or the last one: it is not complete, and their reports are as they were.</summary>
    public int Lost { get; init; }

    /// <summary>Whether a namespace is behind the last one that is done.</summary>
    public bool IsAhead(string place) => Done is null || string.CompareOrdinal(place, Done) > 0;

    /// <summary>A bug has broken the audit of a namespace off: it is to be tried again, or is given up.</summary>
    public AuditProgress Broken(string place) => IsAhead(place) && Again.Count < MaxAgain
        ? this with { Again = [.. Again, place] }
        : this with { Lost = Lost + 1, Counts = Counts.With(new AuditCounts { Problems = 1 }) };

    /// <summary>Whether a run is to begin, or to go on. The time may be another replica's: one that is further ahead than a run could be due is of a clock that was wrong.</summary>
    public bool IsDue(DateTimeOffset now, TimeSpan interval) => Started is not null || Finished is not { } finished || (now - finished).Duration() >= interval;

    /// <summary>As a run begins.</summary>
    public AuditProgress Anew(DateTimeOffset now) => new() { Finished = Finished, Duration = Duration, Started = now };

    /// <summary>Nothing can be made of a note that somebody else wrote: then it is as if there were none.</summary>
    public static AuditProgress Read(string note)
    {
        var text = new JsonText();
        if (!text.TryParse(Encoding.UTF8.GetBytes(note), JsonLimits.Document, out _))
        {
            return new AuditProgress();
        }

        var root = text.Root;
        var counts = new AuditCounts { Objects = root.Property("objects"u8).AsInteger, Problems = root.Property("problems"u8).AsInteger, IsWhole = root.Property("findings"u8).Exists };
        foreach (var count in root.Property("findings"u8).Elements)
        {
            counts.Add(new AuditCountKey(TextOf(count, "policy"), TextOf(count, "rule"), TextOf(count, "severity"), TextOf(count, "result")), count.Property("count"u8).AsInteger);
        }

        List<string> again = [];
        foreach (var place in root.Property("again"u8).Elements)
        {
            if (again.Count < MaxAgain && place.Text is { } name)
            {
                again.Add(name);
            }
        }

        return new AuditProgress
        {
            Again = again,
            Lost = (int)Math.Clamp(root.Property("lost"u8).AsInteger, 0, int.MaxValue),
            Finished = TimeOf(root, "finished"),
            Started = TimeOf(root, "started"),
            Duration = TimeSpan.FromSeconds(Math.Clamp(root.Property("seconds"u8).AsInteger, 0, int.MaxValue)),
            Done = root.Property("done"u8).Text,
            Reports = (int)Math.Clamp(root.Property("reports"u8).AsInteger, 0, int.MaxValue),
            ReportBytes = root.Property("reportBytes"u8).AsInteger,
            Counts = counts,
        };
    }

    /// <summary>As <see cref="Read"/> takes it.</summary>
    public string Write()
    {
        var note = Write(this, Counts.IsWhole);
        return Encoding.UTF8.GetByteCount(note) <= MaxNoteBytes ? note : Write(this, hasFindings: false);
    }

    private static string Write(AuditProgress progress, bool hasFindings)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        if (progress.Finished is { } finished)
        {
            json.WriteString("finished"u8, TextOf(finished));
            json.WriteNumber("seconds"u8, (long)progress.Duration.TotalSeconds);
        }

        if (progress.Started is { } started)
        {
            json.WriteString("started"u8, TextOf(started));
        }

        if (progress.Done is { } done)
        {
            json.WriteString("done"u8, done);
            json.WriteNumber("reports"u8, progress.Reports);
            json.WriteNumber("reportBytes"u8, progress.ReportBytes);
        }

        WriteBroken(json, progress);
        json.WriteNumber("objects"u8, progress.Counts.Objects);
        json.WriteNumber("problems"u8, progress.Counts.Problems);
        if (hasFindings)
        {
            WriteFindings(json, progress.Counts);
        }

        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void WriteBroken(Utf8JsonWriter json, AuditProgress progress)
    {
        if (progress.Again.Count > 0)
        {
            json.WriteStartArray("again"u8);
            foreach (var place in progress.Again)
            {
                json.WriteStringValue(place);
            }

            json.WriteEndArray();
        }

        if (progress.Lost > 0)
        {
            json.WriteNumber("lost"u8, progress.Lost);
        }
    }

    private static void WriteFindings(Utf8JsonWriter json, AuditCounts counts)
    {
        json.WriteStartArray("findings"u8);
        foreach (var (key, count) in counts.Findings)
        {
            json.WriteStartObject();
            json.WriteString("policy"u8, key.Policy);
            json.WriteString("rule"u8, key.Rule);
            json.WriteString("severity"u8, key.Severity);
            json.WriteString("result"u8, key.Result);
            json.WriteNumber("count"u8, count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string TextOf(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string TextOf(JsonValue value, string name) => value.Property(name).Text ?? "";

    private static DateTimeOffset? TimeOf(JsonValue value, string name) =>
        DateTimeOffset.TryParse(value.Property(name).Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
