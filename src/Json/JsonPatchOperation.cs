using System.Text.Json;

namespace Caveat.Json;

/// <summary>An operation of a patch: RFC 6902, section 4.</summary>
public sealed class JsonPatchOperation
{
    private JsonPatchOperation(JsonPatchKind kind, JsonPointer path, JsonPointer? from, JsonValue value)
    {
        Kind = kind;
        Path = path;
        From = from;
        Value = value;
    }

    /// <summary>What it does.</summary>
    public JsonPatchKind Kind { get; }

    /// <summary>Where.</summary>
    public JsonPointer Path { get; }

    /// <summary>Where a moved or copied value comes from; null for the others.</summary>
    public JsonPointer? From { get; }

    /// <summary>What is added, put or tested; absent for the others. Alive while its text is.</summary>
    public JsonValue Value { get; }

    /// <summary>Puts a value.</summary>
    public static JsonPatchOperation Add(JsonPointer path, JsonValue value) => new(JsonPatchKind.Add, path, null, value);

    /// <summary>Takes a value away.</summary>
    public static JsonPatchOperation Remove(JsonPointer path) => new(JsonPatchKind.Remove, path, null, default);

    /// <summary>Puts a value where one is.</summary>
    public static JsonPatchOperation Replace(JsonPointer path, JsonValue value) => new(JsonPatchKind.Replace, path, null, value);

    /// <summary>Takes a value to another place.</summary>
    public static JsonPatchOperation Move(JsonPointer from, JsonPointer path) => new(JsonPatchKind.Move, path, from, default);

    /// <summary>Puts a copy of a value at another place.</summary>
    public static JsonPatchOperation Copy(JsonPointer from, JsonPointer path) => new(JsonPatchKind.Copy, path, from, default);

    /// <summary>Fails the patch when another value stands there.</summary>
    public static JsonPatchOperation Test(JsonPointer path, JsonValue value) => new(JsonPatchKind.Test, path, null, value);

    internal static string NameOf(JsonPatchKind kind) => kind switch
    {
        JsonPatchKind.Add => "add",
        JsonPatchKind.Remove => "remove",
        JsonPatchKind.Replace => "replace",
        JsonPatchKind.Move => "move",
        JsonPatchKind.Copy => "copy",
        _ => "test",
    };

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("op"u8, NameOf(Kind));
        if (From is not null)
        {
            writer.WriteString("from"u8, From.ToString());
        }

        writer.WriteString("path"u8, Path.ToString());
        if (Value.Exists)
        {
            writer.WritePropertyName("value"u8);
            Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
