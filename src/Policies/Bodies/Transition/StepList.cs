using Caveat.Json;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>Steps that a list's items take, while they are looked for.</summary>
internal sealed class StepList(JsonValue before, JsonValue after)
{
    /// <summary>Items that a message names.</summary>
    public const int MaxFields = 8;

    public JsonValue Before => before;

    public JsonValue After => after;

    /// <summary>Null while there is none.</summary>
    public List<FieldValue>? Fields { get; private set; }

    /// <summary>About the first step.</summary>
    public string? Message { get; private set; }

    /// <summary>Why a step could not be judged; null when all could.</summary>
    public string? Failure { get; set; }

    /// <summary>Adds a step; with null for what is said of it, it is none.</summary>
    public void Note(string path, JsonValue before, JsonValue after, string? message)
    {
        if (message is null)
        {
            return;
        }

        Fields ??= [];
        Message ??= message;
        if (Fields.Count < MaxFields)
        {
            Fields.Add(FieldTexts.Of(path, before, after));
        }
    }
}
