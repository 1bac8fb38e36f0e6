using System.Globalization;
using System.Text;

namespace Caveat.Json;

/// <summary>Reads a path as people write it.</summary>
internal ref struct FieldPathParser
{
    private const int HexDigits = 4;

    private readonly string _text;
    private readonly List<PathSegment> _segments;
    private int _position;

    public FieldPathParser(string text, List<PathSegment> segments)
    {
        _text = text;
        _segments = segments;
    }

    // The answer is the error, or null.
    public string? Run()
    {
        if (_text.Length > FieldPath.MaxLength)
        {
            return $"the path has {_text.Length} characters; the limit is {FieldPath.MaxLength} (MaxLength)";
        }

        while (_position < _text.Length)
        {
            var error = _text[_position] == '[' ? ReadBracket() : ReadName();
            if (error is not null)
            {
                return error;
            }
        }

        return null;
    }

    private string? ReadName()
    {
        if (_text[_position] == '.')
        {
            if (_segments.Count == 0)
            {
                return Unexpected("a name");
            }

            _position++;
        }
        else if (_segments.Count > 0)
        {
            return Unexpected("'.' or '['");
        }

        return ReadBareName();
    }

    private string? ReadBareName()
    {
        var start = _position;
        while (_position < _text.Length && FieldPathPrinter.IsBare(_text[_position]))
        {
            _position++;
        }

        if (_position == start)
        {
            return Unexpected("a name; write one with other characters as [\"a/b\"]");
        }

        _segments.Add(PathSegment.Of(_text[start.._position]));
        return null;
    }

    private string? ReadBracket()
    {
        _position++;
        var error = _position < _text.Length && _text[_position] is '"' or '\'' ? ReadQuoted(_text[_position]) : ReadIndex();
        if (error is not null)
        {
            return error;
        }

        if (_position == _text.Length || _text[_position] != ']')
        {
            return Unexpected("']'");
        }

        _position++;
        return null;
    }

    private string? ReadIndex()
    {
        var start = _position;
        while (_position < _text.Length && char.IsAsciiDigit(_text[_position]))
        {
            _position++;
        }

        var digits = _text.AsSpan(start, _position - start);
        if (digits.IsEmpty)
        {
            return Unexpected("an index such as [0] or a name such as [\"a/b\"]");
        }

        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return $"character {start + 1}: the index {digits} is beyond {int.MaxValue}";
        }

        _segments.Add(PathSegment.Of(index));
        return null;
    }

    private string? ReadQuoted(char quote)
    {
        var start = _position++;
        var name = new StringBuilder();
        while (_position < _text.Length && _text[_position] != quote)
        {
            if (_text[_position] != '\\')
            {
                name.Append(_text[_position++]);
            }
            else if (!TryReadEscape(name))
            {
                return $"character {_position + 1}: not an escape; expected one of \\\" \\' \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits";
            }
        }

        if (_position == _text.Length)
        {
            return $"character {start + 1}: the quote is not closed";
        }

        _position++;
        _segments.Add(PathSegment.Of(name.ToString()));
        return null;
    }

    private bool TryReadEscape(StringBuilder name)
    {
        if (_position + 1 == _text.Length)
        {
            return false;
        }

        var escape = _text[_position + 1];
        if (escape == 'u')
        {
            return TryReadUnicode(name);
        }

        var meant = "\"'\\/bfnrt".IndexOf(escape);
        if (meant < 0)
        {
            return false;
        }

        name.Append("\"'\\/\b\f\n\r\t"[meant]);
        _position += 2;
        return true;
    }

    private bool TryReadUnicode(StringBuilder name)
    {
        var digits = _text.AsSpan(_position + 2);
        if (digits.Length < HexDigits
            || !ushort.TryParse(digits[..HexDigits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            return false;
        }

        name.Append((char)unit);
        _position += 2 + HexDigits;
        return true;
    }

    private readonly string Unexpected(string expected) => _position == _text.Length
        ? $"character {_position + 1}: the path ends; expected {expected}"
        : $"character {_position + 1}: '{_text[_position]}' can't stand here; expected {expected}";
}
