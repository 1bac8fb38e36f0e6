using System.Globalization;
using System.Text.Json;

namespace Caveat.Audit.Reading;

/// <summary>Reads a report as JSON piece by piece: the items of <c>results</c> one by one, every other property whole. What is held does not grow with the report.</summary>
internal sealed class JsonParts
{
    /// <summary>Bytes of a piece: the longest message with a hundred fields is a fraction, and so are a thousand problems.</summary>
    public const int MaxPartBytes = 16 * 1024 * 1024;

    private const string List = "results";
    private const string NoReport = "no report; expected an object with 'results'";
    private const int FirstBufferBytes = 64 * 1024;

    private readonly Stream _stream;
    private readonly string _file;
    private byte[] _buffer = new byte[FirstBufferBytes];
    private int _start;
    private int _end;
    private bool _isLast;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 512 });
    private string _property = "";
    private bool _hasList;
    private bool _isDone;
    private long _line = 1;

    /// <param name="stream">Read from where it stands; not closed.</param>
    /// <param name="file">As messages name it.</param>
    public JsonParts(Stream stream, string file)
    {
        _stream = stream;
        _file = file;
    }

    /// <summary>What is wrong with the text; null when nothing was so far.</summary>
    public string? Problem { get; private set; }

    /// <summary>The next piece; null at the end, and when something is wrong.</summary>
    public JsonPart? Next()
    {
        while (!_isDone && Problem is null)
        {
            try
            {
                if (Step(out var isShort) is { } part)
                {
                    return part;
                }

                if (isShort)
                {
                    Fill();
                }
            }
            catch (JsonException e)
            {
                // The reader counts the lines of the whole text, from 0.
                Fail((e.LineNumber ?? 0) + 1, "not JSON");
            }
            catch (IOException e)
            {
                Problem = $"{_file}: {e.Message}";
            }
        }

        return null;
    }

    // A token that stands there whole is taken, or nothing is.
    private JsonPart? Step(out bool isShort)
    {
        isShort = false;
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
        if (!reader.Read())
        {
            (isShort, _isDone) = (!_isLast, _isLast);
            if (_isDone && !_hasList)
            {
                Fail(1, NoReport);
            }

            return null;
        }

        if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject))
        {
            Fail(_line, NoReport);
            return null;
        }

        return IsPiece(reader) ? Take(reader, out isShort) : Advance(reader);
    }

    private bool IsPiece(in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject => false,
        JsonTokenType.StartObject when reader.CurrentDepth == 0 => false,
        JsonTokenType.StartArray when reader.CurrentDepth == 1 && _property == List => false,
        _ => true,
    };

    private JsonPart? Take(Utf8JsonReader reader, out bool isShort)
    {
        var first = (int)reader.TokenStartIndex;
        isShort = !reader.TrySkip();
        if (isShort)
        {
            return null;
        }

        var line = _line + _buffer.AsSpan(_start, first).Count((byte)'\n');
        var part = new JsonPart(_property, _buffer.AsMemory(_start + first, (int)reader.BytesConsumed - first), line);
        Advance(reader);
        return part;
    }

    private JsonPart? Advance(in Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
        {
            _property = reader.GetString() ?? "";
        }

        _hasList |= reader is { TokenType: JsonTokenType.StartArray, CurrentDepth: 1 } && _property == List;
        var consumed = (int)reader.BytesConsumed;
        _line += _buffer.AsSpan(_start, consumed).Count((byte)'\n');
        _start += consumed;
        _state = reader.CurrentState;
        return null;
    }

    private void Fill()
    {
        if (_end - _start >= MaxPartBytes)
        {
            Fail(_line, string.Create(CultureInfo.InvariantCulture, $"a row of more than {MaxPartBytes} bytes"));
            return;
        }

        if (_start > 0 && _end - _start <= _buffer.Length / 2)
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

    private void Fail(long line, string what) => Problem = string.Create(CultureInfo.InvariantCulture, $"{_file}:{line}: {what}");
}
