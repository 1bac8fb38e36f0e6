using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Caveat.Json;

namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>
/// The <c>status</c> of a document: how it stands in each replica, and two conditions that follow from that and from which replicas serve. Every replica comes to the same
/// conditions, so that none undoes what another wrote.
/// </summary>
internal sealed class PolicyStatus
{
    /// <summary>UTF-16 code units of a problem that are kept.</summary>
    public const int MaxProblemLength = 1000;

    private readonly SortedDictionary<string, PolicyStanding> _replicas = new(StringComparer.Ordinal);
    private readonly JsonValue _document;
    private readonly long _generation;

    /// <param name="document">As it is now.</param>
    /// <param name="own">Name of this replica.</param>
    /// <param name="standing">How the document stands here.</param>
    /// <param name="serving">Names of the replicas that serve; others have no place in the status.</param>
    public PolicyStatus(JsonValue document, string own, PolicyStanding standing, IReadOnlyCollection<string> serving)
    {
        _document = document;
        _generation = document.Property("metadata"u8).Property("generation"u8).AsInteger;
        var written = document.Property("status"u8).Property("replicas"u8);
        foreach (var replica in serving)
        {
            _replicas[replica] = replica == own ? Cut(standing) : Read(written.Property(replica));
        }
    }

    /// <summary>The change that is to be made, as a merge patch; null when the status is as it should be.</summary>
    public ReadOnlyMemory<byte>? Change(DateTimeOffset now)
    {
        var wanted = Write(now, isPatch: false);
        var text = new JsonText();
        var live = _document.Property("status"u8);
        if (text.TryParse(wanted, JsonLimits.Document, out _)
            && live.Property("replicas"u8).SemanticEquals(text.Root.Property("status"u8).Property("replicas"u8))
            && live.Property("conditions"u8).SemanticEquals(text.Root.Property("status"u8).Property("conditions"u8)))
        {
            return null;
        }

        return Write(now, isPatch: true);
    }

    private ReadOnlyMemory<byte> Write(DateTimeOffset now, bool isPatch)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        // Whoever else wrote meanwhile wins, and this is computed anew.
        json.WriteStartObject("metadata"u8);
        json.WriteString("resourceVersion"u8, _document.Property("metadata"u8).Property("resourceVersion"u8).Text);
        json.WriteEndObject();
        json.WriteStartObject("status"u8);
        WriteReplicas(json, isPatch);
        json.WriteStartArray("conditions"u8);
        WriteCondition(json, Enforced(), now);
        WriteCondition(json, Loaded(), now);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private void WriteReplicas(Utf8JsonWriter json, bool isPatch)
    {
        json.WriteStartObject("replicas"u8);
        foreach (var (name, standing) in _replicas)
        {
            json.WriteStartObject(name);
            json.WriteNumber("generation"u8, standing.Generation);
            json.WriteNumber("enforcedGeneration"u8, standing.EnforcedGeneration);
            if (standing.Problem is not null)
            {
                json.WriteString("problem"u8, standing.Problem);
            }
            else if (isPatch)
            {
                json.WriteNull("problem"u8);
            }

            json.WriteEndObject();
        }

        foreach (var property in isPatch ? _document.Property("status"u8).Property("replicas"u8).Properties : default)
        {
            if (!_replicas.ContainsKey(property.Name))
            {
                json.WriteNull(property.NameUtf8);
            }
        }

        json.WriteEndObject();
    }

    private PolicyCondition Enforced()
    {
        var count = 0;
        foreach (var standing in _replicas.Values)
        {
            count += standing.EnforcedGeneration == _generation ? 1 : 0;
        }

        var isEnforced = count == _replicas.Count && count > 0;
        return new PolicyCondition("Enforced", isEnforced, isEnforced ? "Serving" : "NotEverywhere", $"{count} of {_replicas.Count} replicas enforce generation {_generation}");
    }

    private PolicyCondition Loaded()
    {
        foreach (var standing in _replicas.Values)
        {
            if (standing is { Problem: { } problem })
            {
                var serves = standing.EnforcedGeneration > 0 ? $"generation {standing.EnforcedGeneration} goes on serving" : "nothing of it serves";
                return new PolicyCondition("Loaded", false, "Rejected", $"{serves}: {problem}");
            }
        }

        return new PolicyCondition("Loaded", true, "Compiled", "");
    }

    private void WriteCondition(Utf8JsonWriter json, PolicyCondition condition, DateTimeOffset now)
    {
        var before = ConditionOf(condition.Type);
        var status = condition.Holds ? "True" : "False";
        json.WriteStartObject();
        json.WriteString("type"u8, condition.Type);
        json.WriteString("status"u8, status);
        json.WriteString("reason"u8, condition.Reason);
        json.WriteString("message"u8, condition.Message);
        json.WriteNumber("observedGeneration"u8, _generation);
        json.WriteString(
            "lastTransitionTime"u8,
            before.Property("status"u8).Is(status) && before.Property("lastTransitionTime"u8).Text is { } time
                ? time
                : now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private JsonValue ConditionOf(string type)
    {
        foreach (var condition in _document.Property("status"u8).Property("conditions"u8).Elements)
        {
            if (condition.Property("type"u8).Is(type))
            {
                return condition;
            }
        }

        return default;
    }

    private static PolicyStanding Read(JsonValue written) => new(
        "", written.Property("generation"u8).AsInteger, written.Property("enforcedGeneration"u8).AsInteger, written.Property("problem"u8).Text);

    private static PolicyStanding Cut(PolicyStanding standing) =>
        standing.Problem is { Length: > MaxProblemLength } problem ? standing with { Problem = problem[..MaxProblemLength] + "…" } : standing;
}
