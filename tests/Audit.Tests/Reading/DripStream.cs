namespace Caveat.Audit.Tests.Reading;

/// <summary>Gives a text seven bytes at a time, so that whatever can be cut is.</summary>
internal sealed class DripStream(byte[] bytes) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 7));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7)]);
}
