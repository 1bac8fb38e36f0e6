using System.Text;
using System.Text.Json;

namespace Caveat.Json;

/// <summary>
/// A value in a <see cref="JsonText"/>, 16 bytes, alive until that text reads another. The default is absent. Asking an absent value, or one of
/// another kind, is never a mistake: there is no property, no element, no text in it.
/// </summary>
public readonly struct JsonValue
{
    private readonly JsonText? _text;

    internal JsonValue(JsonText text, int index)
    {
        _text = text;
        Index = index;
    }

    /// <summary>What the value is.</summary>
    public JsonKind Kind => _text is null ? JsonKind.Absent : _text.Tape.Nodes[Index].Kind;

    /// <summary>Whether there is a value; <c>null</c> is one.</summary>
    public bool Exists => _text is not null;

    /// <summary>Whether the value is absent or <c>null</c>.</summary>
    public bool IsNullOrAbsent => Kind is JsonKind.Absent or JsonKind.Null;

    /// <summary>The text that holds the value; null when absent.</summary>
    public JsonText? Source => _text;

    /// <summary>Place in the text's tape, for <see cref="JsonText.ValueAt"/>; 0 when absent.</summary>
    public int Index { get; }

    /// <summary>Elements of an array or properties of an object; else 0.</summary>
    public int Count => Kind >= JsonKind.Array ? _text!.Tape.Nodes[Index].Count : 0;

    /// <summary>A string's bytes without quotes and escapes; empty when it is no string.</summary>
    public ReadOnlySpan<byte> Utf8 => Kind == JsonKind.String ? _text!.Tape.StringAt(Index) : [];

    /// <summary>A string as .NET has it, made anew each time; null when it is no string.</summary>
    public string? Text => Kind == JsonKind.String ? Encoding.UTF8.GetString(_text!.Tape.StringAt(Index)) : null;

    /// <summary>The value as it was written, quotes, brackets and inner white space included; empty when absent.</summary>
    public ReadOnlySpan<byte> Raw => RawMemory.Span;

    /// <summary>As <see cref="Raw"/>; lives as long as the text's bytes.</summary>
    public ReadOnlyMemory<byte> RawMemory => _text is null ? default : _text.Tape.RawAt(Index);

    /// <summary>Whether the value is <c>true</c>.</summary>
    public bool IsTrue => Kind == JsonKind.True;

    /// <summary>The worth of an integer; 0 when it is none.</summary>
    public long AsInteger => Kind == JsonKind.Integer ? _text!.Tape.Nodes[Index].Integer : 0;

    /// <summary>The worth of a number, an integer's rounded to the nearest; 0 when it is none.</summary>
    public double AsFloat => Kind switch
    {
        JsonKind.Float => _text!.Tape.Nodes[Index].Float,
        JsonKind.Integer => _text!.Tape.Nodes[Index].Integer,
        _ => 0,
    };

    /// <summary>An array's elements in order; none when it is no array.</summary>
    public JsonElements Elements => Kind == JsonKind.Array ? new JsonElements(_text!, Index) : default;

    /// <summary>An object's properties in the order of the text; none when it is no object.</summary>
    public JsonProperties Properties => Kind == JsonKind.Object ? new JsonProperties(_text!, Index) : default;

    /// <summary>The value of a property; absent when it isn't there or this is no object. Logarithmic in a large object.</summary>
    public JsonValue Property(ReadOnlySpan<byte> name)
    {
        if (Kind != JsonKind.Object)
        {
            return default;
        }

        var found = _text!.Tape.FindProperty(Index, name);
        return found < 0 ? default : new JsonValue(_text, found);
    }

    /// <summary>As the other overload; encodes the name.</summary>
    public JsonValue Property(string name)
    {
        Span<byte> buffer = stackalloc byte[256];
        return Encoding.UTF8.TryGetBytes(name, buffer, out var length)
            ? Property(buffer[..length])
            : Property(Encoding.UTF8.GetBytes(name));
    }

    /// <summary>The element at an index from 0; absent when it isn't there or this is no array. In constant time.</summary>
    public JsonValue At(int position) =>
        Kind == JsonKind.Array && (uint)position < (uint)Count
            ? new JsonValue(_text!, _text!.Tape.ElementAt(Index, position))
            : default;

    /// <summary>The property at an index from 0 below <see cref="Count"/>, in the order of the text. In constant time.</summary>
    public JsonProperty PropertyAt(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Kind == JsonKind.Object ? Count : 0);
        return new JsonProperty(_text!, _text!.Tape.NameAt(Index, position));
    }

    /// <summary>Whether the value is a string of these bytes.</summary>
    public bool Is(ReadOnlySpan<byte> utf8) => Kind == JsonKind.String && _text!.Tape.StringAt(Index).SequenceEqual(utf8);

    /// <summary>Whether the value is a string of these characters; allocates nothing for up to 256 bytes.</summary>
    public bool Is(string text)
    {
        Span<byte> buffer = stackalloc byte[256];
        return Encoding.UTF8.TryGetBytes(text, buffer, out var length) ? Is(buffer[..length]) : Is(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>
    /// Whether two values mean the same: the order of properties and the spelling of strings don't count, the order of elements does, and numbers compare
    /// by worth (<c>1</c> is <c>1.0</c>). Absent equals absent only.
    /// </summary>
    public bool SemanticEquals(JsonValue other) => JsonEquality.AreEqual(this, other);

    /// <summary>Writes the value as it was written; nothing when absent.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        if (_text is not null)
        {
            writer.WriteRawValue(Raw, skipInputValidation: true);
        }
    }

    /// <summary>The value as it was written; the empty string when absent.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Raw);
}
