using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>
/// Walks over the tokens. After an error it is out of step: further errors are kept back until a comma or a closing bracket
/// shows where the text can be understood again.
/// </summary>
internal sealed class TokenCursor
{
    /// <summary>Longest piece of the source that a message quotes, in UTF-16 code units.</summary>
    private const int MaxQuotedLength = 40;

    private readonly SyntaxFindings _findings;
    private readonly List<Token> _tokens;
    private int _at;
    private bool _stopped;

    public TokenCursor(SyntaxFindings findings)
    {
        _findings = findings;
        _tokens = Lexer.Scan(findings);
    }

    public Token Current => _tokens[_at];

    public TokenKind Kind => _tokens[_at].Kind;

    public bool IsOutOfStep { get; private set; }

    public TokenKind KindAt(int offset) => _tokens[Math.Min(_at + offset, _tokens.Count - 1)].Kind;

    public ReadOnlySpan<char> TextOf(Token token) => _findings.Source.Text.AsSpan(token.Span.Start, token.Span.Length);

    public string NameOf(Token token) => TextOf(token).ToString();

    /// <summary>Gives the current token and goes on; the end is given again and again.</summary>
    public Token Take()
    {
        var token = _tokens[_at];
        _at = Math.Min(_at + 1, _tokens.Count - 1);
        return token;
    }

    /// <summary>Takes the token when it is of the kind.</summary>
    public bool Accept(TokenKind kind)
    {
        if (Kind != kind || kind == TokenKind.End)
        {
            return false;
        }

        Take();
        IsOutOfStep &= kind is not (TokenKind.Comma or TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.CloseBrace);
        return true;
    }

    /// <summary>Reports unless out of step, and is out of step then.</summary>
    public void Fail(TextSpan span, string message)
    {
        if (!IsOutOfStep && !_stopped)
        {
            _findings.Add(span, message);
        }

        IsOutOfStep = true;
    }

    /// <summary>Fails at the current token; what the lexer has complained about needs no second complaint.</summary>
    public void FailHere(string message)
    {
        IsOutOfStep |= Kind == TokenKind.BadLiteral;
        Fail(Current.Span, message);
    }

    /// <summary>Fails at the current token, since something else should be there.</summary>
    public void FailExpecting(string expected) => FailHere(SyntaxErrors.Expected(expected, Describe()));

    /// <summary>Reports something that is understood all the same.</summary>
    public void Remark(TextSpan span, string message)
    {
        if (!IsOutOfStep && !_stopped)
        {
            _findings.Add(span, message);
        }
    }

    /// <summary>Gives up on the rest of the text.</summary>
    public void Stop()
    {
        _stopped = true;
        _at = _tokens.Count - 1;
    }

    /// <summary>The current token as a message shows it.</summary>
    public string Describe()
    {
        if (Kind == TokenKind.End)
        {
            return "the end of the expression";
        }

        var text = TextOf(Current);
        var line = text.IndexOfAny('\n', '\r');
        var length = Math.Min(line < 0 ? text.Length : line, MaxQuotedLength);
        if (length < text.Length && char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        var shown = length < text.Length ? $"{text[..length]}…" : text.ToString();
        return Kind is TokenKind.String or TokenKind.Bytes ? shown : $"'{shown}'";
    }

    /// <summary>Goes on to the comma or the closing bracket that belongs to the brackets that are open now.</summary>
    public void SkipInside()
    {
        for (var open = 0; Kind != TokenKind.End; Take())
        {
            var closes = IsCloser(Kind);
            if (open == 0 && (closes || Kind == TokenKind.Comma))
            {
                return;
            }

            open += IsOpener(Kind) ? 1 : closes ? -1 : 0;
        }
    }

    /// <summary>Takes a bracket and all up to the one that closes it.</summary>
    public void SkipBrackets()
    {
        Take();
        for (SkipInside(); Kind == TokenKind.Comma; SkipInside())
        {
            Take();
        }

        Take();
    }

    /// <summary>Goes on behind the next <c>&amp;&amp;</c> or <c>||</c>; false when there is none.</summary>
    public bool SkipBehindLogicalOperator()
    {
        while (Kind is not (TokenKind.And or TokenKind.Or or TokenKind.End))
        {
            Take();
        }

        IsOutOfStep = false;
        return Take().Kind != TokenKind.End;
    }

    /// <summary>Where an operator may stand: reports a word that is one elsewhere, and takes it for the operator that was meant.</summary>
    public void CorrectOperator()
    {
        var token = Current;
        if (KindAt(1) == TokenKind.In && (token.Kind == TokenKind.Bang || IsName(token, "not")))
        {
            Remark(TextSpan.Between(token.Span, _tokens[_at + 1].Span), SyntaxErrors.NotInIsBang);
            Take();
        }
        else if (token.Kind == TokenKind.Identifier && WordSlips.Find(NameOf(token)) is { } slip)
        {
            Remark(token.Span, slip.Message);
            _tokens[_at] = token with { Kind = slip.Meant };
        }
    }

    public bool IsName(Token token, string name) => token.Kind == TokenKind.Identifier && TextOf(token).SequenceEqual(name);

    public static bool IsOpener(TokenKind kind) =>
        kind is TokenKind.OpenParenthesis or TokenKind.OpenBracket or TokenKind.OpenBrace;

    public static bool IsCloser(TokenKind kind) =>
        kind is TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.CloseBrace;
}
