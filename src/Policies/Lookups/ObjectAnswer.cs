using Caveat.Json;

namespace Caveat.Policies.Lookups;

/// <summary>An answer to an <see cref="ObjectNeed"/>. The documents must stay as they are until the decision is made.</summary>
public readonly struct ObjectAnswer
{
    private ObjectAnswer(ObjectAnswerStatus status, IReadOnlyList<JsonValue> objects, string reason)
    {
        Status = status;
        Objects = objects;
        Reason = reason;
    }

    /// <summary>The one object is known not to exist.</summary>
    public static ObjectAnswer NotFound { get; } = new(ObjectAnswerStatus.NotFound, [], "");

    /// <summary>What is known.</summary>
    public ObjectAnswerStatus Status { get; }

    /// <summary>The objects; one for a need that names one. Null in the default value.</summary>
    public IReadOnlyList<JsonValue>? Objects { get; }

    /// <summary>Why it is unknown, as a clause: <c>the API server says Forbidden</c>. Null in the default value.</summary>
    public string? Reason { get; }

    /// <summary>The one object.</summary>
    public static ObjectAnswer Found(JsonValue found) => new(ObjectAnswerStatus.Found, [found], "");

    /// <summary>The objects of a list, perhaps none.</summary>
    public static ObjectAnswer Found(IReadOnlyList<JsonValue> found) => new(ObjectAnswerStatus.Found, found, "");

    /// <summary>It could not be found out.</summary>
    /// <param name="reason">A clause for people.</param>
    public static ObjectAnswer Unknown(string reason) => new(ObjectAnswerStatus.Unknown, [], reason);
}
