using System.Buffers;
using System.Text.Json;
using Caveat.Json;
using Caveat.Policies.Lookups;

namespace Caveat.Policies.Evaluation;

/// <summary>The parent of a scale before and after the write, made from the parent as it is and the replicas of the two scales.</summary>
internal sealed class ScaledObjects
{
    private readonly JsonText _old = new();
    private readonly JsonText _new = new();

    public JsonValue Old => _old.Root;

    public JsonValue New => _new.Root;

    /// <summary>The reason why the parent can't be judged, or null.</summary>
    public string? Read(Review review, ObjectNeed parent, FieldPath replicas)
    {
        var answer = review.Objects.Find(parent);
        if (answer.Status != ObjectAnswerStatus.Found)
        {
            return answer.Status == ObjectAnswerStatus.NotFound
                ? EvaluationMessages.ParentIsGone
                : EvaluationMessages.UnknownParent(parent, answer.Reason ?? "nobody asked");
        }

        // The old replicas come from the request, not from the parent: what was fetched may be older.
        var found = answer.Objects![0];
        return Set(_old, found, replicas, review.Request.OldObject) ?? Set(_new, found, replicas, review.Request.Object);
    }

    public void Clear()
    {
        _old.Clear();
        _new.Clear();
    }

    private static string? Set(JsonText text, JsonValue parent, FieldPath replicas, JsonValue scale)
    {
        var bytes = new ArrayBufferWriter<byte>(parent.Raw.Length + 64);
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true }))
        {
            // A scale to zero leaves spec.replicas out (autoscaling/v1, omitempty).
            new ReplicaWriter(writer, replicas, scale.Property("spec"u8).Property("replicas"u8).AsInteger).Write(parent, 0);
        }

        return text.TryParse(bytes.WrittenMemory, JsonLimits.Review, out var error) ? null : error.ToString();
    }
}
