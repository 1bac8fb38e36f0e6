using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary>Why a value matches none of several schemas.</summary>
internal static class Reasons
{
    /// <summary>The first violation of each, as text.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<SchemaNode> schemas, JsonValue value, SchemaRun run)
    {
        var reasons = new string[schemas.Count];
        for (var i = 0; i < reasons.Length; i++)
        {
            var count = run.Count;
            schemas[i].Evaluate(value, run);
            reasons[i] = run.TakeBack(count);
        }

        return reasons;
    }
}
