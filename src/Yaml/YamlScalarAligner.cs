namespace Caveat.Yaml;

/// <summary>
/// Walks a scalar's value and its writing together. What the parser took out (indentation, quotes, escapes, folded line ends) is passed over in the
/// writing until the next character of the value stands there.
/// </summary>
internal ref struct YamlScalarAligner
{
    private readonly string _text;
    private readonly YamlScalar _scalar;
    private readonly int _end;
    private readonly bool _isBlock;
    private int _indent;
    private int _position;

    public YamlScalarAligner(string text, YamlScalar scalar)
    {
        _text = text;
        _scalar = scalar;
        _end = scalar.Span.End;
        _isBlock = scalar.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded;
        _position = scalar.Span.Start;
    }

    public int[] Align()
    {
        Enter();
        var value = _scalar.Value;
        var offsets = new int[value.Length + 1];
        for (var i = 0; i < value.Length; i++)
        {
            // A block's last line ends are cut from its span.
            if (_isBlock && _position >= _end && value[i] == '\n')
            {
                offsets[i] = _end;
                continue;
            }

            var length = Find(value, i);
            if (length == 0)
            {
                return [];
            }

            offsets[i] = _position;
            _position += length;
            LeaveLine();
        }

        offsets[value.Length] = Math.Min(_position, _end);
        return offsets;
    }

    // Goes to the first character of the content.
    private void Enter()
    {
        if (_scalar.Style is YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted)
        {
            _position++;
        }
        else if (_isBlock)
        {
            var header = _text.AsSpan(_position, _end - _position).IndexOf('\n');
            _position = header < 0 ? _end : _position + header + 1;
            _indent = FindIndent();
            SkipIndent();
        }
    }

    // The first line with content has so many spaces more in the text than in the value as the block is indented.
    private readonly int FindIndent()
    {
        var written = LeadingSpaces(_text.AsSpan(_position, _end - _position));
        return Math.Max(0, written - LeadingSpaces(_scalar.Value));
    }

    private static int LeadingSpaces(ReadOnlySpan<char> text)
    {
        var content = text.TrimStart(" \r\n");
        var before = text[..(text.Length - content.Length)];
        return before.Length - (before.LastIndexOf('\n') + 1);
    }

    // Length in the writing of a character of the value, at the position where it stands; 0 when it is not there.
    private int Find(string value, int index)
    {
        while (_position < _end)
        {
            var length = LengthHere(value, index);
            if (length > 0)
            {
                return length;
            }

            if (!SkipsHere())
            {
                return 0;
            }

            _position++;
            LeaveLine();
        }

        return 0;
    }

    private readonly int LengthHere(string value, int index)
    {
        var meant = value[index];
        var written = _text[_position];
        if (written == '\\' && _scalar.Style == YamlScalarStyle.DoubleQuoted)
        {
            return YamlEscape.LengthOf(_text.AsSpan(_position, _end - _position), value.AsSpan(index));
        }

        if (written == '\'' && _scalar.Style == YamlScalarStyle.SingleQuoted)
        {
            return meant == '\'' ? 2 : 0;
        }

        return written == meant || (meant == ' ' && written == '\n') ? 1 : 0;
    }

    // White space, and the backslash before a line end.
    private readonly bool SkipsHere() => char.IsWhiteSpace(_text[_position])
        || (_text[_position] == '\\' && _position + 1 < _end && _text[_position + 1] is '\n' or '\r');

    // Behind a line end, goes to the content of the next line.
    private void LeaveLine()
    {
        if (_position == 0 || _position >= _end || _text[_position - 1] != '\n')
        {
            return;
        }

        if (_isBlock)
        {
            SkipIndent();
            return;
        }

        while (_position < _end && _text[_position] is ' ' or '\t')
        {
            _position++;
        }
    }

    private void SkipIndent()
    {
        for (var i = 0; i < _indent && _position < _end && _text[_position] == ' '; i++)
        {
            _position++;
        }
    }
}
