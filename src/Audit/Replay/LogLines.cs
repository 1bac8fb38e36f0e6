using System.Globalization;
using System.IO.Compression;
using Caveat.Audit.Reading;

namespace Caveat.Audit.Replay;

/// <summary>The lines of a log, plain or compressed by gzip, one at a time. What is held does not grow with the log.</summary>
internal sealed class LogLines : IDisposable
{
    /// <summary>Bytes of a line: an event holds the object twice, of which an API server takes 3 MB.</summary>
    public const int MaxLineBytes = 16 * 1024 * 1024;

    private const int FirstBufferBytes = 256 * 1024;

    private static readonly byte[] GZipMark = [0x1f, 0x8b];

    private static readonly string TooLong = string.Create(CultureInfo.InvariantCulture, $"a line of more than {MaxLineBytes} bytes");

    private readonly Stream _stream;
    private byte[] _buffer = new byte[FirstBufferBytes];
    private int _start;
    private int _end;
    private bool _isLast;
    private bool _isOver;
    private long _number;

    /// <param name="stream">Read from where it stands; closed with this.</param>
    public LogLines(Stream stream)
    {
        _stream = stream;
        Fill();
        if (_buffer.AsSpan(0, _end).StartsWith(GZipMark))
        {
            _stream = new GZipStream(new PushedBackStream(stream, _buffer.AsSpan(0, _end).ToArray()), CompressionMode.Decompress);
            (_start, _end, _isLast) = (0, 0, false);
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>The next line; null at the end. A line that is too long is passed over, and one that can't be read ends the log.</summary>
    public LogLine? Next()
    {
        while (!_isOver)
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return Take(found, found + 1);
            }

            if (_isLast)
            {
                _isOver = true;
                return _end == _start ? null : Take(_end - _start, _end - _start);
            }

            if (_end - _start > MaxLineBytes)
            {
                return SkipLine();
            }

            if (TryFill() is { } problem)
            {
                _isOver = true;
                return new LogLine(default, _number + 1, problem);
            }
        }

        return null;
    }

    private LogLine Take(int length, int consumed)
    {
        var line = length > MaxLineBytes ? new LogLine(default, ++_number, TooLong) : new LogLine(_buffer.AsMemory(_start, length), ++_number, null);
        _start += consumed;
        return line;
    }

    private LogLine SkipLine()
    {
        while (true)
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            _start = found < 0 ? _end : _start + found + 1;
            if (found >= 0 || _isLast || TryFill() is not null)
            {
                return new LogLine(default, ++_number, TooLong);
            }
        }
    }

    private string? TryFill()
    {
        try
        {
            Fill();
            return null;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return e.Message;
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        else if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isLast = read == 0;
    }
}
