using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Caveat.Json;

/// <summary>
/// A value that is being changed. What nobody touches stays in the text it came from, and is written as it stood; values that are put in must stay
/// alive until the draft is written.
/// </summary>
public sealed class JsonDraft
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = JsonLimits.HardMaxDepth + 1,
        SkipValidation = true,
    };

    /// <summary>Starts with a value.</summary>
    public JsonDraft(JsonValue value) => Root = new JsonDraftNode(value);

    internal JsonDraftNode Root { get; set; }

    /// <summary>
    /// Puts a value at a path. Objects that are missing on the way, or <c>null</c>, are made; elements must be there. What stands there is overwritten.
    /// </summary>
    /// <param name="path">A path of at least one step.</param>
    /// <param name="value">A value that exists.</param>
    /// <param name="error">Why not, without a full stop; then nothing is changed. Null when the value was put.</param>
    public bool TrySet(FieldPath path, JsonValue value, [NotNullWhen(false)] out string? error)
    {
        error = path.Length == 0 ? JsonPatchErrors.EmptyPath : JsonDraftPath.Check(Root, path);
        if (error is null)
        {
            JsonDraftPath.Set(Root, path, new JsonDraftNode(value));
        }

        return error is null;
    }

    /// <summary>Writes the draft as UTF-8.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        Root.WriteTo(writer);
    }
}
