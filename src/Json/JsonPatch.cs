using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Caveat.Json;

/// <summary>A JSON Patch: RFC 6902. Its operations' values live in the texts they came from.</summary>
public sealed class JsonPatch
{
    /// <summary>Operations that are read: the API server's own limit.</summary>
    public const int MaxOperations = 10_000;

    /// <summary>Bytes that all copies of a patch together may make: the API server's limit of a request. Copies of copies double.</summary>
    public const long MaxCopiedBytes = 3 * 1024 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A patch of these operations.</summary>
    public JsonPatch(IReadOnlyList<JsonPatchOperation> operations) => Operations = operations;

    /// <summary>The operations in the order in which they are applied.</summary>
    public IReadOnlyList<JsonPatchOperation> Operations { get; }

    /// <summary>
    /// The patch of additions, replacements and removals that makes one value of another; empty when they mean the same. Where changing the parts of a value takes
    /// more bytes than putting the new one, the new one is put.
    /// </summary>
    public static JsonPatch Between(JsonValue from, JsonValue to) => new(JsonPatchDiff.Between(from, to));

    /// <summary>Reads a patch.</summary>
    /// <param name="value">An array of operations; must stay alive while the patch is used.</param>
    /// <param name="patch">The patch, or null.</param>
    /// <param name="error">Which operation is wrong, from 0, and why, without a full stop; null when the patch was read.</param>
    public static bool TryRead(JsonValue value, [NotNullWhen(true)] out JsonPatch? patch, [NotNullWhen(false)] out string? error)
    {
        var operations = new List<JsonPatchOperation>();
        error = JsonPatchReader.Read(value, operations);
        patch = error is null ? new JsonPatch(operations) : null;
        return error is null;
    }

    /// <summary>Applies all operations, or none.</summary>
    /// <param name="document">What is patched; stays as it is.</param>
    /// <param name="output">Takes the patched document as UTF-8; nothing when the answer is false.</param>
    /// <param name="error">Which operation failed, from 0, and why, without a full stop; null when all were applied.</param>
    public bool TryApply(JsonValue document, IBufferWriter<byte> output, [NotNullWhen(false)] out string? error) => TryApply(document, output, out error, out _);

    /// <summary>As the other overload.</summary>
    /// <param name="document">What is patched; stays as it is.</param>
    /// <param name="output">Takes the patched document as UTF-8; nothing when the answer is false.</param>
    /// <param name="error">Which operation failed, from 0, and why, without a full stop; null when all were applied.</param>
    /// <param name="isTest">Whether the operation that failed is a test: the document is just another than the patch is for.</param>
    public bool TryApply(JsonValue document, IBufferWriter<byte> output, [NotNullWhen(false)] out string? error, out bool isTest)
    {
        var draft = new JsonDraft(document);
        var applier = new JsonPatchApplier(draft);
        error = applier.Apply(Operations);
        isTest = applier.FailedAtTest;
        if (error is null)
        {
            draft.WriteTo(output);
        }

        return error is null;
    }

    /// <summary>Writes the patch as UTF-8.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartArray();
        for (var i = 0; i < Operations.Count; i++)
        {
            Operations[i].WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
