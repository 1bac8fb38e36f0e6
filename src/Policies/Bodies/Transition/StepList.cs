using Caveat.Json;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>Steps that a list's items take, while they are looked for.</summary>
internal sealed class StepList(JsonValue before, JsonValue after)
{
    public JsonValue Before => before;

    public JsonValue After => after;

    /// <summary>Null while there is none.</summary>
    public List<FieldValue>? Fields { get; set; }

    /// <summary>About the first step.</summary>
    public string? Message { get; set; }

    /// <summary>Why a step could not be judged; null when all could.</summary>
    public string? Failure { get; set; }
}
