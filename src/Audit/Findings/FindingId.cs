using System.Buffers.Binary;

namespace Caveat.Audit.Findings;

/// <summary>A row's id, in ten bytes: what is known of many findings is held by it.</summary>
internal readonly record struct FindingId(ulong High, ushort Low)
{
    private const int Digits = 20;

    /// <summary>False for what is no id.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out FindingId id)
    {
        Span<byte> bytes = stackalloc byte[Digits / 2];
        id = default;
        if (text.Length != Digits || Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        id = new FindingId(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt16BigEndian(bytes[8..]));
        return true;
    }
}
