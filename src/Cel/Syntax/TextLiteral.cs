using System.Globalization;
using System.Text;
using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>Reads strings and bytes as they are written (CEL specification, Syntax: STRING_LIT, BYTES_LIT) into UTF-8.</summary>
internal ref struct TextLiteral
{
    // An escape makes fewer bytes than it has characters.
    private const int MaxBytesOfChar = 3;

    private readonly ReadOnlySpan<char> _body;
    private readonly int _bodyStart;
    private readonly bool _isBytes;
    private readonly bool _raw;
    private readonly bool _isAsWritten;
    private readonly byte[] _utf8;
    private readonly SyntaxFindings _findings;
    private int _at;
    private int _length;

    private TextLiteral(SyntaxFindings findings, Token token)
    {
        var text = findings.Source.Text.AsSpan(token.Span.Start, token.Span.Length);
        var prefix = text.IndexOfAny('"', '\'');
        var quote = text[prefix];
        var quotes = text.Length >= prefix + 6 && text[prefix + 1] == quote && text[prefix + 2] == quote ? 3 : 1;
        _findings = findings;
        _isBytes = token.Kind == TokenKind.Bytes;
        _raw = text[..prefix].IndexOfAny('r', 'R') >= 0;
        _bodyStart = token.Span.Start + prefix + quotes;
        _body = text[(prefix + quotes)..^quotes];
        _isAsWritten = _body.IndexOf('\r') < 0 && (_raw || _body.IndexOf('\\') < 0);
        _utf8 = new byte[_isAsWritten ? Encoding.UTF8.GetByteCount(_body) : _body.Length * MaxBytesOfChar];
    }

    /// <summary>The worth; what is wrong with an escape is reported, and it is left out.</summary>
    public static byte[] Read(SyntaxFindings findings, Token token)
    {
        var literal = new TextLiteral(findings, token);
        if (literal._isAsWritten)
        {
            Encoding.UTF8.GetBytes(literal._body, literal._utf8);
            return literal._utf8;
        }

        while (literal._at < literal._body.Length)
        {
            literal.Next();
        }

        return literal._utf8[..literal._length];
    }

    private void Next()
    {
        var c = _body[_at];
        if (c == '\\' && !_raw)
        {
            Escape();
        }
        else if (c == '\r')
        {
            // Every line end of the source is a line feed, as cel-go has it; an escape stays what it is.
            _at += _at + 1 < _body.Length && _body[_at + 1] == '\n' ? 2 : 1;
            AppendByte((byte)'\n');
        }
        else
        {
            Rune.DecodeFromUtf16(_body[_at..], out var rune, out var length);
            _at += length;
            AppendRune(rune);
        }
    }

    private void Escape()
    {
        var start = _at;
        _at++;
        if (_at == _body.Length)
        {
            Report(start, SyntaxErrors.EscapeAtTheEnd);
            return;
        }

        var c = _body[_at++];
        if (Simple(c) is { } simple)
        {
            AppendByte(simple);
            return;
        }

        switch (c)
        {
            case 'x' or 'X':
                Numeric(start, 2);
                break;
            case 'u':
                Numeric(start, 4);
                break;
            case 'U':
                Numeric(start, 8);
                break;
            case >= '0' and <= '7':
                Octal(start);
                break;
            default:
                Unknown(start);
                break;
        }
    }

    private static byte? Simple(char c) => c switch
    {
        'a' => 7,
        'b' => 8,
        't' => 9,
        'n' => 10,
        'v' => 11,
        'f' => 12,
        'r' => 13,
        '"' or '\'' or '\\' or '?' or '`' => (byte)c,
        _ => null,
    };

    private void Unknown(int start)
    {
        if (char.IsHighSurrogate(_body[_at - 1]) && _at < _body.Length && char.IsLowSurrogate(_body[_at]))
        {
            _at++;
        }

        Report(start, SyntaxErrors.UnknownEscape(_body[start.._at].ToString()));
    }

    private void Numeric(int start, int digits)
    {
        var isUnicode = digits > 2;
        var end = _at;
        while (end < _body.Length && end - _at < digits && char.IsAsciiHexDigit(_body[end]))
        {
            end++;
        }

        var complete = end - _at == digits;
        var worth = complete ? uint.Parse(_body[_at..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : 0;
        _at = end;
        if (isUnicode && _isBytes)
        {
            Report(start, SyntaxErrors.UnicodeEscapeInBytes);
        }
        else if (!complete)
        {
            Report(start, SyntaxErrors.EscapeNeedsDigits(_body.Slice(start, 2).ToString(), digits, "hexadecimal"));
        }
        else
        {
            AppendEscaped(start, worth);
        }
    }

    private void Octal(int start)
    {
        var end = _at - 1;
        while (end < _body.Length && end - start - 1 < 3 && _body[end] is >= '0' and <= '7')
        {
            end++;
        }

        _at = end;
        if (end - start != 4)
        {
            Report(start, SyntaxErrors.EscapeNeedsDigits("\\", 3, "octal"));
        }
        else if (_body[start + 1] > '3')
        {
            Report(start, SyntaxErrors.OctalEscapeTooLarge(_body[start..end].ToString()));
        }
        else
        {
            AppendEscaped(start, (uint)(((_body[start + 1] - '0') * 64) + ((_body[start + 2] - '0') * 8) + (_body[start + 3] - '0')));
        }
    }

    // "\xff" is the code point U+00FF in a string and the octet 255 in bytes.
    private void AppendEscaped(int start, uint worth)
    {
        if (_isBytes)
        {
            AppendByte((byte)worth);
        }
        else if (Rune.IsValid(worth))
        {
            AppendRune(new Rune(worth));
        }
        else
        {
            Report(start, worth > 0x10FFFF ? SyntaxErrors.CodePointTooLarge : SyntaxErrors.SurrogateEscape);
        }
    }

    private void AppendByte(byte octet) => _utf8[_length++] = octet;

    private void AppendRune(Rune rune) => _length += rune.EncodeToUtf8(_utf8.AsSpan(_length));

    private readonly void Report(int start, string message) =>
        _findings.Add(new TextSpan(_bodyStart + start, _at - start), message);
}
