namespace Caveat.Schema.Keywords;

/// <summary>Lengths of strings.</summary>
internal static class TextLength
{
    /// <summary>Code points of well-formed UTF-8.</summary>
    public static int Of(ReadOnlySpan<byte> utf8)
    {
        var count = utf8.Length;
        foreach (var octet in utf8)
        {
            count -= (octet & 0xC0) == 0x80 ? 1 : 0;
        }

        return count;
    }
}
