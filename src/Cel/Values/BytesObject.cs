namespace Caveat.Cel.Values;

/// <summary>A value of octets.</summary>
public sealed class BytesObject : ValueObject
{
    /// <summary>Takes the array as it is: who made it may not change it any more.</summary>
    public BytesObject(byte[] bytes) : base(ValueKind.Bytes) => Bytes = bytes;

    /// <summary>The octets.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }
}
