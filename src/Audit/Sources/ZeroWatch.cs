namespace Caveat.Audit.Sources;

/// <summary>Passes a stream on, and counts the zeros that it ended with so far.</summary>
internal sealed class ZeroWatch : Stream
{
    private readonly Stream _inner;

    public ZeroWatch(Stream inner) => _inner = inner;

    /// <summary>Zeros at the end of what was read.</summary>
    public long Trailing { get; private set; }

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
        var last = buffer[..read].LastIndexOfAnyExcept((byte)0);
        Trailing = last < 0 ? Trailing + read : read - last - 1;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // The file itself is somebody else's; a decompressor that stands on it leaves it open.
        if (_inner is System.IO.Compression.GZipStream)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
