using Caveat.Json;

namespace Caveat.Schema;

/// <summary>A value that a schema holds, in a text of its own: the text of the schema may be gone. Immutable.</summary>
public sealed class JsonLiteral
{
    internal JsonLiteral()
    {
    }

    /// <summary>The value.</summary>
    public JsonValue Value { get; internal set; }

    /// <summary>The value as it was written.</summary>
    public override string ToString() => Value.ToString();
}
