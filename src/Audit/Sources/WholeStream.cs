namespace Caveat.Audit.Sources;

/// <summary>Passes the bytes of a file in an archive on, and fails where there are fewer than the archive says: half a manifest must not be taken for a whole one.</summary>
internal sealed class WholeStream : Stream
{
    private readonly Stream _inner;
    private readonly long _length;
    private long _read;

    /// <param name="inner">Not closed.</param>
    /// <param name="length">Bytes that it has to have.</param>
    public WholeStream(Stream inner, long length)
    {
        _inner = inner;
        _length = length;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = _inner.Read(buffer);
        _read += read;
        return read > 0 || _read >= _length || buffer.IsEmpty ? read : throw new EndOfStreamException("the archive ends in the middle of the file");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
