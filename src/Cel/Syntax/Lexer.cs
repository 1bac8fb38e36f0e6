using System.Text;
using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>
/// Cuts the source into tokens. What is wrong is reported, and the token that was meant is given instead,
/// so that the parser goes on as if it had been written.
/// </summary>
internal sealed class Lexer
{
    // Characters of a token and the space behind it, in expressions of policies: with it the list rarely grows.
    private const int UsualTokenLength = 4;

    private readonly SyntaxFindings _findings;
    private readonly string _text;
    private readonly List<Token> _tokens;
    private int _at;

    private Lexer(SyntaxFindings findings)
    {
        _findings = findings;
        _text = findings.Source.Text;
        _tokens = new List<Token>((_text.Length / UsualTokenLength) + 2);
    }

    /// <summary>All tokens; the last one is <see cref="TokenKind.End"/>.</summary>
    public static List<Token> Scan(SyntaxFindings findings)
    {
        var lexer = new Lexer(findings);
        while (lexer._at < lexer._text.Length && !findings.IsFull)
        {
            lexer.Next();
        }

        lexer._tokens.Add(new Token(TokenKind.End, new TextSpan(lexer._text.Length, 0)));
        return lexer._tokens;
    }

    private char Current => At(0);

    private char At(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    private void Next()
    {
        var c = Current;
        if (c is ' ' or '\t' or '\r' or '\n' or '\f')
        {
            _at++;
        }
        else if (IsNameStart(c))
        {
            NameOrString();
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(At(1))))
        {
            Number();
        }
        else if (c is '"' or '\'')
        {
            String(TokenKind.String, prefixLength: 0, raw: false);
        }
        else if (c == '`')
        {
            QuotedName();
        }
        else if (c == '/' && At(1) is '/' or '*')
        {
            Comment();
        }
        else
        {
            OperatorOrStranger();
        }
    }

    private void NameOrString()
    {
        var prefix = PrefixLength(out var isBytes, out var raw);
        if (prefix > 0)
        {
            String(isBytes ? TokenKind.Bytes : TokenKind.String, prefix, raw);
            return;
        }

        var start = _at;
        while (IsNamePart(Current))
        {
            _at++;
        }

        Add(KeywordOrName(_text.AsSpan(start, _at - start)), start);
    }

    // r"", b"" and br"" in either case; rb"" is a name and a string (CEL specification, Syntax).
    private int PrefixLength(out bool isBytes, out bool raw)
    {
        isBytes = Current is 'b' or 'B';
        var next = isBytes ? 1 : 0;
        raw = At(next) is 'r' or 'R';
        var length = next + (raw ? 1 : 0);
        return length > 0 && At(length) is '"' or '\'' ? length : 0;
    }

    private static TokenKind KeywordOrName(ReadOnlySpan<char> name) => name switch
    {
        "true" => TokenKind.True,
        "false" => TokenKind.False,
        "null" => TokenKind.Null,
        "in" => TokenKind.In,
        _ => TokenKind.Identifier,
    };

    private void String(TokenKind kind, int prefixLength, bool raw)
    {
        var start = _at;
        _at += prefixLength;
        var quote = Current;
        var closed = At(1) == quote && At(2) == quote ? SkipTriple(quote, raw) : SkipSingle(quote, raw);
        if (closed)
        {
            Add(kind, start);
            return;
        }

        var triple = _at == _text.Length && _text.AsSpan(start + prefixLength).StartsWith([quote, quote, quote]);
        var message = triple ? SyntaxErrors.StringInTripleQuotesHasNoEnd : SyntaxErrors.StringHasNoEnd(quote);
        _findings.Add(new TextSpan(start, triple ? prefixLength + 3 : _at - start), message);
        Add(TokenKind.BadLiteral, start);
    }

    private bool SkipSingle(char quote, bool raw)
    {
        for (_at++; _at < _text.Length && Current is not ('\n' or '\r'); _at++)
        {
            if (Current == quote)
            {
                _at++;
                return true;
            }

            if (Current == '\\' && !raw && At(1) is not ('\n' or '\r' or '\0'))
            {
                _at++;
            }
        }

        return false;
    }

    private bool SkipTriple(char quote, bool raw)
    {
        for (_at += 3; _at < _text.Length; _at++)
        {
            if (Current == quote && At(1) == quote && At(2) == quote)
            {
                _at += 3;
                return true;
            }

            if (Current == '\\' && !raw && _at + 1 < _text.Length)
            {
                _at++;
            }
        }

        return false;
    }

    private void QuotedName()
    {
        var start = _at++;
        while (_at < _text.Length && Current is not ('`' or '\n' or '\r'))
        {
            _at++;
        }

        if (Current != '`')
        {
            _findings.Add(new TextSpan(start, _at - start), SyntaxErrors.BackquoteHasNoEnd);
            Add(TokenKind.BadLiteral, start);
            return;
        }

        _at++;
        CheckQuotedName(start);
        Add(TokenKind.QuotedIdentifier, start);
    }

    private void CheckQuotedName(int start)
    {
        if (_at - start == 2)
        {
            _findings.Add(new TextSpan(start, 2), SyntaxErrors.BackquotedNameIsEmpty);
        }

        for (var i = start + 1; i < _at - 1; i++)
        {
            if (!char.IsAsciiLetterOrDigit(_text[i]) && _text[i] is not ('_' or '.' or '-' or '/' or ' '))
            {
                var length = RuneLength(i);
                _findings.Add(new TextSpan(i, length), SyntaxErrors.BadQuotedNameCharacter(Shown(i)));
                return;
            }
        }
    }

    private void Number()
    {
        var start = _at;
        var kind = Current == '0' && At(1) == 'x' ? Hexadecimal(start) : Decimal();
        if (kind == TokenKind.Int && Current is 'u' or 'U')
        {
            _at++;
            kind = TokenKind.Uint;
        }

        if (kind != TokenKind.BadLiteral && IsNameStart(Current))
        {
            kind = RefuseName(start, kind);
        }

        Add(kind, start);
    }

    // "1in x" is a number and an operator; any other letter behind a number is a slip.
    private TokenKind RefuseName(int start, TokenKind kind)
    {
        var end = _at;
        while (end < _text.Length && IsNamePart(_text[end]))
        {
            end++;
        }

        var rest = _text[_at..end];
        if (rest == "in")
        {
            return kind;
        }

        _findings.Add(new TextSpan(_at, end - _at), SyntaxErrors.NumberRunsIntoName(_text[start.._at], rest));
        _at = end;
        return TokenKind.BadLiteral;
    }

    private TokenKind Hexadecimal(int start)
    {
        _at += 2;
        while (char.IsAsciiHexDigit(Current))
        {
            _at++;
        }

        if (_at - start > 2)
        {
            return TokenKind.Int;
        }

        _findings.Add(new TextSpan(start, 2), SyntaxErrors.HexWithoutDigits("0x"));
        return TokenKind.BadLiteral;
    }

    private TokenKind Decimal()
    {
        var kind = TokenKind.Int;
        SkipDigits();
        if (Current == '.' && char.IsAsciiDigit(At(1)))
        {
            _at++;
            SkipDigits();
            kind = TokenKind.Double;
        }

        if (Current is 'e' or 'E' && char.IsAsciiDigit(At(At(1) is '+' or '-' ? 2 : 1)))
        {
            _at += 2;
            SkipDigits();
            kind = TokenKind.Double;
        }

        return kind;
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Current))
        {
            _at++;
        }
    }

    private void Comment()
    {
        var start = _at;
        if (At(1) == '*')
        {
            var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
            _at = end < 0 ? _text.Length : end + 2;
            _findings.Add(new TextSpan(start, 2), SyntaxErrors.CommentHasNoEnd);
            return;
        }

        SkipLine();
    }

    private void SkipLine()
    {
        var end = _text.IndexOf('\n', _at);
        _at = end < 0 ? _text.Length : end;
    }

    private void OperatorOrStranger()
    {
        var slip = OperatorSlips.Find(_text.AsSpan(_at));
        if (slip is not null)
        {
            _findings.Add(new TextSpan(_at, slip.Written.Length), slip.Message);
            Take(slip.Meant, slip.Written.Length);
        }
        else if (LongOperator() is { } two)
        {
            Take(two, 2);
        }
        else if (ShortOperator() is { } one)
        {
            Take(one, 1);
        }
        else
        {
            Stranger();
        }
    }

    private TokenKind? LongOperator() => (Current, At(1)) switch
    {
        ('=', '=') => TokenKind.Equal,
        ('!', '=') => TokenKind.NotEqual,
        ('<', '=') => TokenKind.LessOrEqual,
        ('>', '=') => TokenKind.GreaterOrEqual,
        ('&', '&') => TokenKind.And,
        ('|', '|') => TokenKind.Or,
        _ => null,
    };

    private TokenKind? ShortOperator() => Current switch
    {
        '(' => TokenKind.OpenParenthesis,
        ')' => TokenKind.CloseParenthesis,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        '.' => TokenKind.Dot,
        ',' => TokenKind.Comma,
        ':' => TokenKind.Colon,
        '?' => TokenKind.Question,
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '*' => TokenKind.Star,
        '/' => TokenKind.Slash,
        '%' => TokenKind.Percent,
        '!' => TokenKind.Bang,
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        _ => null,
    };

    private void Stranger()
    {
        var start = _at;
        var rune = Rune.TryGetRuneAt(_text, _at, out var found) ? found : Rune.ReplacementChar;
        _at += RuneLength(start);
        switch (rune.Value)
        {
            case '#':
                SkipLine();
                _findings.Add(new TextSpan(start, 1), SyntaxErrors.HashIsNoComment);
                break;
            case ';':
                _findings.Add(new TextSpan(start, 1), SyntaxErrors.SemicolonIsNotNeeded);
                break;
            case '\u201C' or '\u201D' or '\u2018' or '\u2019':
                CurlyString(start);
                break;
            case var _ when Rune.IsWhiteSpace(rune) || rune.Value is 0x200B or 0xFEFF:
                _findings.Add(new TextSpan(start, _at - start), SyntaxErrors.OddSpace(Shown(start)));
                break;
            default:
                _findings.Add(new TextSpan(start, _at - start), SyntaxErrors.UnexpectedCharacter(Shown(start)));
                Add(TokenKind.BadLiteral, start);
                break;
        }
    }

    private void CurlyString(int start)
    {
        while (_at < _text.Length && Current is not ('\n' or '\r' or '\u201C' or '\u201D' or '\u2018' or '\u2019'))
        {
            _at++;
        }

        _at = Math.Min(_text.Length, Current is '\n' or '\r' ? _at : _at + 1);
        _findings.Add(new TextSpan(start, _at - start), SyntaxErrors.CurlyQuotes);
        Add(TokenKind.BadLiteral, start);
    }

    private string Shown(int index)
    {
        if (!Rune.TryGetRuneAt(_text, index, out var rune))
        {
            return $"U+{(int)_text[index]:X4}";
        }

        var visible = Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune);
        return visible ? $"'{rune}'" : $"U+{rune.Value:X4}";
    }

    private int RuneLength(int index) => Rune.TryGetRuneAt(_text, index, out var rune) ? rune.Utf16SequenceLength : 1;

    private void Take(TokenKind kind, int length)
    {
        _at += length;
        Add(kind, _at - length);
    }

    private void Add(TokenKind kind, int start) => _tokens.Add(new Token(kind, new TextSpan(start, _at - start)));

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
