namespace Caveat.Audit.Sources;

/// <summary>Passes the bytes of a file in an archive on, and fails where there are fewer than the archive says: half a manifest must not be taken for a whole one.</summary>
/// <param name="inner">Not closed.</param>
/// <param name="length">Bytes that it has to have.</param>
internal sealed class WholeStream(Stream inner, long length) : ForwardStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _read += read;
        return read > 0 || _read >= length || buffer.IsEmpty ? read : throw new EndOfStreamException("the archive ends in the middle of the file");
    }
}
