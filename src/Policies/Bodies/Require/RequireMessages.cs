using Caveat.Json;
using Caveat.Schema;

namespace Caveat.Policies.Bodies.Require;

/// <summary>What is said of a require, and of what breaks its schema.</summary>
internal static class RequireMessages
{
    /// <summary>Violations of a schema that are told: a screenful.</summary>
    public const int MaxViolations = 8;

    public const string Forms = "a require needs fields and that, or path and schema";

    public static string Missing(FieldPath path) => $"{path} has to be there";

    public static string BadSchema(SchemaFinding finding) => $"the schema is wrong at {finding}";

    /// <summary>For objects whose values must not be shown, which a schema's violations do.</summary>
    public static string BrokenSecretly(FieldPath path) => $"{path} does not keep to the schema of this rule";

    /// <summary>Places in the object and what must be there, divided by semicolons.</summary>
    public static string Broken(IReadOnlyList<FieldPath> places, IReadOnlyList<SchemaViolation> violations)
    {
        var text = "";
        for (var i = 0; i < places.Count; i++)
        {
            text += $"{(i == 0 ? "" : "; ")}{Shorten(places[i])}: {violations[i].Message}";
        }

        return violations.Count > places.Count ? $"{text}; and {violations.Count - places.Count} more" : text;
    }

    private static string Shorten(FieldPath path) => Evaluation.FieldTexts.Cut(path.ToString(), FieldValue.MaxPathLength);
}
