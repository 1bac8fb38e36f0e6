namespace Caveat.Json;

/// <summary>Reads the operations of a patch. Fields that an operation does not have are passed over: RFC 6902, section 4.</summary>
internal static class JsonPatchReader
{
    // The answer is the error, or null.
    public static string? Read(JsonValue patch, List<JsonPatchOperation> operations)
    {
        if (patch.Kind != JsonKind.Array)
        {
            return JsonPatchErrors.NoArray;
        }

        if (patch.Count > JsonPatch.MaxOperations)
        {
            return JsonPatchErrors.TooMany(patch.Count, JsonPatch.MaxOperations);
        }

        foreach (var element in patch.Elements)
        {
            if (ReadOperation(element, operations.Count, operations) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static string? ReadOperation(JsonValue element, int index, List<JsonPatchOperation> operations)
    {
        if (element.Kind != JsonKind.Object)
        {
            return JsonPatchErrors.NoOperation(index);
        }

        var name = element.Property("op"u8).Text;
        if (KindOf(name) is not { } kind)
        {
            return JsonPatchErrors.UnknownOperation(index, name);
        }

        return ReadPointer(element, "path", index, out var path) ?? ReadRest(element, index, kind, path, operations);
    }

    private static string? ReadRest(JsonValue element, int index, JsonPatchKind kind, JsonPointer path, List<JsonPatchOperation> operations)
    {
        if (kind is JsonPatchKind.Move or JsonPatchKind.Copy)
        {
            var error = ReadPointer(element, "from", index, out var from);
            operations.Add(kind == JsonPatchKind.Move ? JsonPatchOperation.Move(from, path) : JsonPatchOperation.Copy(from, path));
            return error;
        }

        var value = element.Property("value"u8);
        operations.Add(kind switch
        {
            JsonPatchKind.Add => JsonPatchOperation.Add(path, value),
            JsonPatchKind.Replace => JsonPatchOperation.Replace(path, value),
            JsonPatchKind.Test => JsonPatchOperation.Test(path, value),
            _ => JsonPatchOperation.Remove(path),
        });
        return kind != JsonPatchKind.Remove && !value.Exists ? JsonPatchErrors.Missing(index, "value") : null;
    }

    private static string? ReadPointer(JsonValue element, string field, int index, out JsonPointer pointer)
    {
        pointer = JsonPointer.Root;
        if (element.Property(field).Text is not { } text)
        {
            return JsonPatchErrors.Missing(index, field);
        }

        if (!JsonPointer.TryParse(text, out var read, out var error))
        {
            return JsonPatchErrors.BadPointer(index, field, error);
        }

        pointer = read;
        return null;
    }

    private static JsonPatchKind? KindOf(string? name) => name switch
    {
        "add" => JsonPatchKind.Add,
        "remove" => JsonPatchKind.Remove,
        "replace" => JsonPatchKind.Replace,
        "move" => JsonPatchKind.Move,
        "copy" => JsonPatchKind.Copy,
        "test" => JsonPatchKind.Test,
        _ => null,
    };
}
