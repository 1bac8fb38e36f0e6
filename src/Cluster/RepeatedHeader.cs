using System.Text;

namespace Caveat.Cluster;

/// <summary>
/// Writes the values of a header as lines of their own, in UTF-8. .NET's client joins them with commas, which an API server takes for one value; where it writes a header (HTTP/1.1, which is what it
/// speaks here) it asks an encoding for the bytes.
/// </summary>
/// <param name="header">Its name.</param>
/// <param name="between">Stands between two values.</param>
internal sealed class RepeatedHeader(string header, char between) : Encoding
{
    public override int GetByteCount(char[] chars, int index, int count) => UTF8.GetByteCount(Lines(new string(chars, index, count)));

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        var lines = Lines(new string(chars, charIndex, charCount));
        return UTF8.GetBytes(lines, 0, lines.Length, bytes, byteIndex);
    }

    public override int GetMaxByteCount(int charCount) => charCount * Math.Max(3, header.Length + "\r\n: ".Length);

    public override int GetCharCount(byte[] bytes, int index, int count) => UTF8.GetCharCount(bytes, index, count);

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) => UTF8.GetChars(bytes, byteIndex, byteCount, chars, charIndex);

    public override int GetMaxCharCount(int byteCount) => UTF8.GetMaxCharCount(byteCount);

    private string Lines(string values) => values.Replace(between.ToString(), $"\r\n{header}: ", StringComparison.Ordinal);
}
