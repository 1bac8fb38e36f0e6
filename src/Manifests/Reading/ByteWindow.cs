namespace Caveat.Manifests.Reading;

/// <summary>The part of a stream that is looked at: grows behind, and forgets what was consumed.</summary>
internal sealed class ByteWindow
{
    // A read of this size costs little more than its bytes; smaller ones are calls. From 85,000 on the collector takes a buffer for a large object, and each counts towards a
    // full collection.
    private const int InitialBytes = 64 * 1024;

    private readonly Stream _stream;
    private readonly IDocumentMemory _memory;
    private byte[] _buffer = new byte[InitialBytes];
    private int _start;
    private int _end;

    public ByteWindow(Stream stream, IDocumentMemory memory)
    {
        _stream = stream;
        _memory = memory;
    }

    /// <summary>Number of the line that the window begins in.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Bytes of the stream in front of the window.</summary>
    public long Consumed { get; private set; }

    public int Length => _end - _start;

    public Span<byte> Span => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Reads more behind; false at the end of the stream. Offsets from the window's start stay.</summary>
    public bool TryGrow()
    {
        MakeRoom();
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }

    public void Consume(int bytes)
    {
        Line += Span[..bytes].Count((byte)'\n');
        Consumed += bytes;
        _start += bytes;
    }

    /// <summary>A copy of the first bytes, which are consumed.</summary>
    public Memory<byte> Take(int bytes)
    {
        var taken = _memory.Take(bytes);
        Span[..bytes].CopyTo(taken.Span);
        Consume(bytes);
        return taken;
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        var length = Length;
        var target = length > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        Array.Copy(_buffer, _start, target, 0, length);
        (_buffer, _start, _end) = (target, 0, length);
    }
}
