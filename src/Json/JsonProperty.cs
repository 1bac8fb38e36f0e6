using System.Text;

namespace Caveat.Json;

/// <summary>A name and its value.</summary>
public readonly struct JsonProperty
{
    private readonly JsonText _text;
    private readonly int _name;

    internal JsonProperty(JsonText text, int name)
    {
        _text = text;
        _name = name;
    }

    /// <summary>The name's bytes without quotes and escapes.</summary>
    public ReadOnlySpan<byte> NameUtf8 => _text.Tape.StringAt(_name);

    /// <summary>The name, made anew each time.</summary>
    public string Name => Encoding.UTF8.GetString(NameUtf8);

    /// <summary>The name as a value of kind string.</summary>
    public JsonValue NameValue => new(_text, _name);

    /// <summary>The value.</summary>
    public JsonValue Value => new(_text, _name + 1);
}
