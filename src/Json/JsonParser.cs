using System.Runtime.CompilerServices;

namespace Caveat.Json;

/// <summary>Reads a text that is known to be UTF-8 into a tape, in one pass and without recursion.</summary>
internal ref struct JsonParser
{
    private const int NoFrame = -1;

    private readonly JsonTape _tape;
    private readonly ReadOnlySpan<byte> _input;
    private readonly int _maxDepth;
    private JsonNode[] _nodes;
    private JsonFrame[] _frames;
    private int _position;
    private int _count;
    private int _top = NoFrame;
    private JsonError? _error;

    public JsonParser(JsonTape tape, int maxDepth)
    {
        _tape = tape;
        _input = tape.Source;
        _maxDepth = maxDepth;
        _nodes = tape.Nodes;
        _frames = tape.Frames;
    }

    public JsonError? Run()
    {
        while (ReadValue() && FollowValue())
        {
        }

        _tape.Count = _count;
        return _error;
    }

    // True when a value was read whole; containers are opened until one is empty or a scalar is reached.
    private bool ReadValue()
    {
        while (SkipSpace())
        {
            var first = _input[_position];
            if (first != '{' && first != '[')
            {
                return ReadScalar(first);
            }

            if (!Open(first == '{') || !SkipSpace())
            {
                return false;
            }

            if (_input[_position] == first + 2)
            {
                _position++;
                return Close();
            }

            if (first == '{' && !ReadName())
            {
                return false;
            }
        }

        return false;
    }

    // Behind a whole value: closes what ends here; true when another value follows.
    private bool FollowValue()
    {
        while (_top != NoFrame)
        {
            ref var frame = ref _frames[_top];
            frame.Count++;
            if (!SkipSpace())
            {
                return false;
            }

            var found = _input[_position];
            if (found == ',')
            {
                _position++;
                return !frame.IsObject || (SkipSpace() && ReadName());
            }

            if (found != (frame.IsObject ? '}' : ']'))
            {
                return Fail(JsonErrors.Unexpected(_position, found, frame.IsObject ? "',' or '}'" : "',' or ']'"));
            }

            _position++;
            if (!Close())
            {
                return false;
            }
        }

        return RefuseTrailingData();
    }

    private bool ReadScalar(byte first) => first switch
    {
        (byte)'"' => ReadString(),
        (byte)'t' => ReadLiteral("true"u8, JsonKind.True),
        (byte)'f' => ReadLiteral("false"u8, JsonKind.False),
        (byte)'n' => ReadLiteral("null"u8, JsonKind.Null),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => ReadNumber(),
        _ => Fail(JsonErrors.Unexpected(_position, first, "a value")),
    };

    private bool Open(bool isObject)
    {
        if (_top + 1 == _maxDepth)
        {
            return Fail(JsonErrors.TooDeep(_position, _maxDepth));
        }

        if (++_top == _frames.Length)
        {
            _frames = _tape.GrowFrames();
        }

        _frames[_top] = new JsonFrame { Node = _count, IsObject = isObject };
        Append(JsonNode.Literal(isObject ? JsonKind.Object : JsonKind.Array, _position, 0));
        _position++;
        return true;
    }

    private bool Close()
    {
        ref readonly var frame = ref _frames[_top];
        if (frame.Count >= JsonTape.IndexedCount && !Index(in frame))
        {
            return false;
        }

        ref var node = ref _nodes[frame.Node];
        node = JsonNode.OfContainer(node.Kind, node.Start, _position - node.Start, _count, frame.Count);
        _top--;
        return true;
    }

    private bool Index(in JsonFrame frame)
    {
        var first = frame.Node + 1;
        if (frame.IsObject)
        {
            var table = _tape.IndexNames(first, frame.Count, out var duplicate);
            Append(JsonNode.OfTable(table));
            return duplicate < 0 || FailDuplicate(duplicate);
        }

        if (_count - first != frame.Count)
        {
            Append(JsonNode.OfTable(_tape.IndexElements(first, frame.Count)));
        }

        return true;
    }

    private bool ReadName()
    {
        var found = _input[_position];
        if (found != '"')
        {
            return Fail(JsonErrors.Unexpected(_position, found, "a name in double quotes"));
        }

        var name = _count;
        if (!ReadString() || !AddName(name) || !SkipSpace())
        {
            return false;
        }

        found = _input[_position];
        if (found != ':')
        {
            return Fail(JsonErrors.Unexpected(_position, found, "':'"));
        }

        _position++;
        return true;
    }

    // Few names hash to the same bit, and only those are compared; a large object is sorted when it closes.
    private bool AddName(int name)
    {
        ref var frame = ref _frames[_top];
        var bytes = _tape.StringAt(name);
        var bit = 1UL << NameHash(bytes);
        var maybeKnown = (frame.NameBits & bit) != 0;
        frame.NameBits |= bit;
        return !maybeKnown
            || frame.Count >= JsonTape.IndexedCount
            || _tape.FindAmong(frame.Node + 1, frame.Count, bytes) < 0
            || FailDuplicate(name);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NameHash(ReadOnlySpan<byte> name) =>
        name.Length == 0 ? 0 : ((name.Length * 11) + (name[0] * 5) + (name[name.Length >> 1] * 3) + name[^1]) & 63;

    private bool ReadString()
    {
        var start = _position;
        var end = JsonStringScanner.EndOfPlain(_input, start + 1);
        if (end < _input.Length && _input[end] == '"')
        {
            _position = end + 1;
            Append(JsonNode.OfString(start, _position - start));
            return true;
        }

        return ReadEscapedString(start, end);
    }

    // All strings' bytes together are never more than the text, so the arena grows once.
    private bool ReadEscapedString(int start, int end)
    {
        var arenaStart = _tape.ArenaLength;
        var destination = _tape.ReserveArena(_input.Length - start);
        var written = end - start - 1;
        _input.Slice(start + 1, written).CopyTo(destination);
        if (!JsonStringScanner.TryUnescape(_input, ref end, destination, ref written, out var error))
        {
            return Fail(error);
        }

        _position = end + 1;
        _tape.ArenaLength += written;
        Append(JsonNode.OfEscapedString(start, _position - start, arenaStart, written));
        return true;
    }

    private bool ReadLiteral(ReadOnlySpan<byte> literal, JsonKind kind)
    {
        var rest = _input[_position..];
        if (rest.StartsWith(literal))
        {
            Append(JsonNode.Literal(kind, _position, literal.Length));
            _position += literal.Length;
            return true;
        }

        var same = rest.CommonPrefixLength(literal);
        return Fail(same == rest.Length
            ? JsonErrors.Truncated(_input.Length)
            : JsonErrors.Unexpected(_position + same, rest[same], $"the value {System.Text.Encoding.ASCII.GetString(literal)}"));
    }

    private bool ReadNumber()
    {
        var start = _position;
        var first = _input[start] == '-' ? start + 1 : start;
        var (end, worth) = (first, 0UL);
        while (end < _input.Length && JsonNumber.IsDigit(_input[end]))
        {
            worth = unchecked((worth * 10) + (uint)(_input[end++] - '0'));
        }

        var isWhole = end == _input.Length || (_input[end] != '.' && (_input[end] | 0x20) != 'e');
        if (isWhole && JsonNumber.TryGetInteger(_input[first..end], worth, first != start, out var integer))
        {
            Append(JsonNode.OfInteger(start, end - start, integer));
            _position = end;
            return true;
        }

        return ReadFloat(start);
    }

    private bool ReadFloat(int start)
    {
        if (!JsonNumber.TryReadFloat(_input, start, out var end, out var worth, out var error))
        {
            return Fail(error);
        }

        Append(JsonNode.OfFloat(start, end - start, worth));
        _position = end;
        return true;
    }

    private bool RefuseTrailingData()
    {
        while (_position < _input.Length)
        {
            if (!IsSpace(_input[_position]))
            {
                return Fail(JsonErrors.TrailingData(_position));
            }

            _position++;
        }

        return false;
    }

    // False at the end of the text, which is an error wherever this is asked.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool SkipSpace()
    {
        var position = _position;
        if (position < _input.Length && _input[position] > ' ')
        {
            return true;
        }

        return SkipSpaceFrom(position);
    }

    private bool SkipSpaceFrom(int position)
    {
        while (position < _input.Length && IsSpace(_input[position]))
        {
            position++;
        }

        _position = position;
        return position < _input.Length || Fail(JsonErrors.Truncated(position));
    }

    private static bool IsSpace(byte found) => found is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(JsonNode node)
    {
        if ((uint)_count >= (uint)_nodes.Length)
        {
            Grow();
        }

        _nodes[_count++] = node;
    }

    private void Grow()
    {
        _tape.Count = _count;
        _nodes = _tape.GrowNodes();
    }

    private bool FailDuplicate(int name) => Fail(JsonErrors.DuplicateKey(_nodes[name].Start, _tape.StringAt(name)));

    private bool Fail(JsonError error)
    {
        _error = error;
        return false;
    }
}
