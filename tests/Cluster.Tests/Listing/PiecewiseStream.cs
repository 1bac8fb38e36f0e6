namespace Caveat.Cluster.Tests.Listing;

/// <summary>Bytes as a network gives them: a few at a time.</summary>
internal sealed class PiecewiseStream(byte[] bytes) : MemoryStream(bytes)
{
    private const int PieceBytes = 16;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, PieceBytes)], cancellationToken);
}
