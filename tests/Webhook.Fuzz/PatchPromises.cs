using System.Buffers;
using System.Text;
using System.Text.Json;
using Caveat.Json;

namespace Caveat.Webhook.Fuzz;

/// <summary>What holds of a patch: it applies, and it adds, but changes and takes away nothing that somebody wrote.</summary>
internal static class PatchPromises
{
    private const string Provenance = "caveat.dev/defaults";

    public static void Check(JsonElement before, byte[] patch)
    {
        if (!HasMetadata(before))
        {
            return;
        }

        JsonText document = new(), operations = new();
        Promise.Keep(document.TryParse(Encoding.UTF8.GetBytes(before.GetRawText()), JsonLimits.Review, out _), "an object that is JSON");
        Promise.Keep(operations.TryParse(patch, JsonLimits.Review, out _), "a patch that is JSON");
        Promise.Keep(JsonPatch.TryRead(operations.Root, out var read, out _), "a patch of operations");
        var patched = new ArrayBufferWriter<byte>();
        Promise.Keep(read!.TryApply(document.Root, patched, out var error), "a patch that applies: " + error);
        using var after = JsonDocument.Parse(patched.WrittenMemory, ReviewReading.Options);
        Promise.Keep(Keeps(before, after.RootElement), "a patch that leaves alone what somebody wrote");
    }

    // No API server sends an object whose metadata or annotations are something else: it has read them, and leaves annotations out that are null. It would refuse the patch, and the write with it.
    private static bool HasMetadata(JsonElement value) =>
        ReviewReading.At(value, "metadata") is null or { ValueKind: JsonValueKind.Object or JsonValueKind.Null }
        && ReviewReading.At(value, "metadata", "annotations") is null or { ValueKind: JsonValueKind.Object };

    private static bool Keeps(JsonElement before, JsonElement after)
    {
        if (before.ValueKind != after.ValueKind)
        {
            return false;
        }

        return before.ValueKind switch
        {
            JsonValueKind.Object => before.EnumerateObject().All(property =>
                property.NameEquals(Provenance) || (after.TryGetProperty(property.Name, out var kept) && Keeps(property.Value, kept))),
            JsonValueKind.Array => before.GetArrayLength() == after.GetArrayLength() && before.EnumerateArray().Zip(after.EnumerateArray()).All(static pair => Keeps(pair.First, pair.Second)),
            _ => JsonElement.DeepEquals(before, after),
        };
    }
}
