using Caveat.Json;

namespace Caveat.Schema;

/// <summary>A value that a schema holds, in a text of its own: the text of the schema may be gone. Immutable.</summary>
public sealed class JsonLiteral
{
    private static readonly JsonLimits Limits = new(JsonLimits.HardMaxBytes, JsonLimits.HardMaxDepth);

    private readonly JsonText _text = new();

    private JsonLiteral()
    {
    }

    /// <summary>The value.</summary>
    public JsonValue Value => _text.Root;

    /// <summary>The value as it was written.</summary>
    public override string ToString() => Value.ToString();

    // What was read once is read again: it is the same text, and the limits are the widest.
    internal static JsonLiteral CopyOf(JsonValue value)
    {
        var literal = new JsonLiteral();
        _ = literal._text.TryParse(value.Raw.ToArray(), Limits, out _);
        return literal;
    }
}
