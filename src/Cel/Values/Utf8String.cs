using System.Text;

namespace Caveat.Cel.Values;

/// <summary>One string that an expression wrote or made.</summary>
public sealed class Utf8String : StringObject
{
    private readonly byte[] _utf8;
    private string? _text;

    /// <summary>Takes well-formed UTF-8 as it is: who made the array may not change it any more.</summary>
    public Utf8String(byte[] utf8) => _utf8 = utf8;

    /// <summary>Encodes a text; a lone surrogate becomes U+FFFD.</summary>
    public Utf8String(string text)
    {
        _utf8 = Encoding.UTF8.GetBytes(text);
        _text = text;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Utf8(long bits) => _utf8;

    /// <inheritdoc/>
    public override string Text(long bits) => _text ??= Encoding.UTF8.GetString(_utf8);
}
