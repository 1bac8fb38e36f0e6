using Caveat.Json;

namespace Caveat.Policies.Evaluation;

/// <summary>Writes that no rule judges: operators and controllers must be able to finish what they began.</summary>
internal static class ExemptWrite
{
    /// <summary>Whether an update leaves everything as it was but status, finalizers, owner references and managed fields, and what the server counts itself.</summary>
    public static bool IsBookKeeping(JsonValue before, JsonValue after)
    {
        if (before.Kind != JsonKind.Object || after.Kind != JsonKind.Object)
        {
            return false;
        }

        return SameBut(before, after, IsStatusOrMetadata)
            && SameBut(before.Property("metadata"u8), after.Property("metadata"u8), IsBookKeepingMetadata);
    }

    private static bool SameBut(JsonValue before, JsonValue after, Func<JsonProperty, bool> isLeftOut)
    {
        foreach (var property in before.Properties)
        {
            if (!isLeftOut(property) && !property.Value.SemanticEquals(after.Property(property.NameUtf8)))
            {
                return false;
            }
        }

        foreach (var property in after.Properties)
        {
            if (!isLeftOut(property) && !before.Property(property.NameUtf8).Exists)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsStatusOrMetadata(JsonProperty property) =>
        property.NameUtf8.SequenceEqual("status"u8) || property.NameUtf8.SequenceEqual("metadata"u8);

    private static bool IsBookKeepingMetadata(JsonProperty property) =>
        property.NameUtf8.SequenceEqual("finalizers"u8)
        || property.NameUtf8.SequenceEqual("ownerReferences"u8)
        || property.NameUtf8.SequenceEqual("managedFields"u8)
        || property.NameUtf8.SequenceEqual("resourceVersion"u8)
        || property.NameUtf8.SequenceEqual("generation"u8);
}
