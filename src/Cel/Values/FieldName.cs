using System.Text;

namespace Caveat.Cel.Values;

/// <summary>The name of a field, with its UTF-8 bytes made once.</summary>
public sealed class FieldName
{
    private readonly byte[] _utf8;

    /// <summary>Makes the bytes of a name.</summary>
    public FieldName(string text)
    {
        Text = text;
        _utf8 = Encoding.UTF8.GetBytes(text);
        Value = Value.Of(new Utf8String(_utf8));
    }

    /// <summary>The name.</summary>
    public string Text { get; }

    /// <summary>The name's bytes.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>The name as a string of the language.</summary>
    public Value Value { get; }
}
