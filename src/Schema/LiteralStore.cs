using System.Buffers;
using Caveat.Json;

namespace Caveat.Schema;

/// <summary>Copies the values that a schema holds into one text, so that they take little more room than they have bytes.</summary>
internal sealed class LiteralStore
{
    private static readonly JsonLimits Limits = new(JsonLimits.HardMaxBytes, JsonLimits.HardMaxDepth);

    private readonly List<JsonLiteral> _literals = [];
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>A value that can be looked at once the store is closed.</summary>
    public JsonLiteral Add(JsonValue value)
    {
        _bytes.Write(_literals.Count == 0 ? "["u8 : ","u8);
        _bytes.Write(value.Raw);
        _literals.Add(new JsonLiteral());
        return _literals[^1];
    }

    // What was read once is read again: the list is no longer and no deeper than the schema around the values was.
    public void Close()
    {
        _bytes.Write(_literals.Count == 0 ? "[]"u8 : "]"u8);
        var text = new JsonText();
        _ = text.TryParse(_bytes.WrittenSpan.ToArray(), Limits, out _);
        var index = 0;
        foreach (var value in text.Root.Elements)
        {
            _literals[index++].Value = value;
        }
    }
}
