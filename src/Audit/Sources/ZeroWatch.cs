namespace Caveat.Audit.Sources;

/// <summary>Passes a stream on, and counts the zeros that it ended with so far.</summary>
internal sealed class ZeroWatch(Stream inner) : ForwardStream
{
    /// <summary>Zeros at the end of what was read.</summary>
    public long Trailing { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        var last = buffer[..read].LastIndexOfAnyExcept((byte)0);
        Trailing = last < 0 ? Trailing + read : read - last - 1;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        // The file itself is somebody else's; a decompressor that stands on it leaves it open.
        if (inner is System.IO.Compression.GZipStream)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
