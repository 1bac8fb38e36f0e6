using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>Literals, names, calls, selections, and what stands in brackets.</summary>
internal sealed class OperandParser
{
    private readonly ParserOptions _options;
    private readonly SyntaxFindings _findings;
    private readonly TokenCursor _cursor;
    private readonly NodeBuilder _nodes;
    private readonly ExpressionParser _expressions;

    public OperandParser(
        ParserOptions options, SyntaxFindings findings, TokenCursor cursor, NodeBuilder nodes, ExpressionParser expressions)
    {
        _options = options;
        _findings = findings;
        _cursor = cursor;
        _nodes = nodes;
        _expressions = expressions;
    }

    /// <summary>An operand with the selections, calls and indices behind it.</summary>
    public Expr Member()
    {
        var operand = Primary();
        while (true)
        {
            switch (_cursor.Kind)
            {
                case TokenKind.Dot:
                    operand = Selection(operand);
                    break;
                case TokenKind.OpenBracket:
                    operand = Index(operand);
                    break;
                case TokenKind.OpenParenthesis:
                    FailBrackets(SyntaxErrors.LiteralTakesNoCall);
                    break;
                case TokenKind.OpenBrace:
                    FailBrackets(SyntaxErrors.BraceNeedsTypeName);
                    break;
                default:
                    return operand;
            }
        }
    }

    private void FailBrackets(string message)
    {
        _cursor.Remark(_cursor.Current.Span, message);
        _cursor.SkipBrackets();
    }

    private Expr Primary()
    {
        switch (_cursor.Kind)
        {
            case TokenKind.Identifier:
                return NameOrStruct(leadingDot: false);
            case TokenKind.Dot when _cursor.KindAt(1) == TokenKind.Identifier:
                return NameOrStruct(leadingDot: true);
            case TokenKind.OpenParenthesis:
                return Parenthesized();
            case TokenKind.OpenBracket:
                return List();
            case TokenKind.OpenBrace:
                return Map();
            case TokenKind.QuotedIdentifier:
                _cursor.Remark(_cursor.Current.Span, SyntaxErrors.QuotedNameOutsideSelection);
                return Skipped();
            case TokenKind.BadLiteral:
                return Skipped();
            default:
                return Literal() ?? NoOperand();
        }
    }

    private Expr Skipped()
    {
        var missing = _nodes.Missing();
        _cursor.Take();
        return missing;
    }

    private Expr NoOperand()
    {
        _cursor.FailExpecting("an expression");
        return _nodes.Missing();
    }

    private Expr? Literal()
    {
        switch (_cursor.Kind)
        {
            case TokenKind.True:
                return _nodes.Constant(_cursor.Take().Span, Value.True);
            case TokenKind.False:
                return _nodes.Constant(_cursor.Take().Span, Value.False);
            case TokenKind.Null:
                return _nodes.Constant(_cursor.Take().Span, Value.Null);
            case TokenKind.Int or TokenKind.Uint or TokenKind.Double:
            case TokenKind.Minus when _cursor.KindAt(1) is TokenKind.Int or TokenKind.Double:
                return Number();
            case TokenKind.String or TokenKind.Bytes:
                return Text();
            default:
                return null;
        }
    }

    private Expr Number()
    {
        var first = _cursor.Take();
        var digits = first.Kind == TokenKind.Minus ? _cursor.Take() : first;
        var span = TextSpan.Between(first.Span, digits.Span);
        var worth = NumberLiteral.Read(digits.Kind, _cursor.TextOf(digits), first.Kind == TokenKind.Minus, out var error);
        if (error is not null)
        {
            _cursor.Remark(span, error);
        }

        return _nodes.Constant(span, worth);
    }

    private Expr Text()
    {
        var token = _cursor.Take();
        var utf8 = TextLiteral.Read(_findings, token);
        ValueObject worth = token.Kind == TokenKind.Bytes ? new BytesObject(utf8) : new Utf8String(utf8);
        return _nodes.Constant(token.Span, Value.Of(worth));
    }

    private Expr NameOrStruct(bool leadingDot)
    {
        var names = TypeNameTokens(leadingDot);
        if (names > 0)
        {
            return Struct(names);
        }

        var dot = leadingDot ? _cursor.Take() : (Token?)null;
        var token = _cursor.Take();
        var word = _cursor.NameOf(token);
        var span = dot is { } d ? TextSpan.Between(d.Span, token.Span) : token.Span;
        if (ReservedWords.Contains(word))
        {
            _cursor.Remark(token.Span, SyntaxErrors.Reserved(word));
        }

        var name = leadingDot ? "." + word : word;
        return _cursor.Kind == TokenKind.OpenParenthesis ? _nodes.Call(span, null, name, Arguments()) : _nodes.Ident(span, name);
    }

    // Number of tokens of a type's name before '{', or 0 when no message literal begins here.
    private int TypeNameTokens(bool leadingDot)
    {
        var count = leadingDot ? 2 : 1;
        while (_cursor.KindAt(count) == TokenKind.Dot && _cursor.KindAt(count + 1) == TokenKind.Identifier)
        {
            count += 2;
        }

        return _cursor.KindAt(count) == TokenKind.OpenBrace ? count : 0;
    }

    private Expr Selection(Expr operand)
    {
        _cursor.Take();
        var isOptional = Optional();
        var token = _cursor.Current;
        if (FieldName() is not { } field)
        {
            return operand;
        }

        if (isOptional)
        {
            var name = _nodes.Constant(token.Span, Value.Of(field));
            return _nodes.Operator(token.Span, Operators.OptionalSelect, operand, name);
        }

        if (_cursor.Kind != TokenKind.OpenParenthesis)
        {
            return _nodes.Select(token.Span, operand, field);
        }

        if (token.Kind == TokenKind.QuotedIdentifier)
        {
            _cursor.Remark(token.Span, SyntaxErrors.QuotedNameOfFunction);
        }

        return _nodes.Call(token.Span, operand, field, Arguments());
    }

    // A field may be called like a reserved word, but not like a keyword (CEL specification, Syntax: SELECTOR).
    private string? FieldName()
    {
        var token = _cursor.Current;
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                return _cursor.NameOf(_cursor.Take());
            case TokenKind.QuotedIdentifier:
                if (!_options.QuotedFieldSyntax)
                {
                    _cursor.Remark(token.Span, SyntaxErrors.QuotedFieldSyntaxIsOff);
                }

                return _cursor.TextOf(_cursor.Take())[1..^1].ToString();
            case TokenKind.True or TokenKind.False or TokenKind.Null or TokenKind.In:
                _cursor.Remark(token.Span, SyntaxErrors.KeywordAsField(_cursor.NameOf(token)));
                return _cursor.NameOf(_cursor.Take());
            default:
                _cursor.FailExpecting("a field's name");
                return null;
        }
    }

    private bool Optional()
    {
        var token = _cursor.Current;
        if (!_cursor.Accept(TokenKind.Question))
        {
            return false;
        }

        if (!_options.OptionalSyntax)
        {
            _cursor.Remark(token.Span, SyntaxErrors.OptionalSyntaxIsOff);
        }

        return true;
    }

    private Expr Index(Expr operand)
    {
        var open = _cursor.Take();
        var isOptional = Optional();
        var index = _expressions.Expression();
        var end = Close(open, TokenKind.CloseBracket);
        var function = isOptional ? Operators.OptionalIndex : Operators.Index;
        return _nodes.Operator(TextSpan.Between(open.Span, end), function, operand, index);
    }

    private Expr Parenthesized()
    {
        var open = _cursor.Take();
        var inner = _expressions.Expression();
        Close(open, TokenKind.CloseParenthesis);
        return inner;
    }

    private List<Expr> Arguments()
    {
        var open = _cursor.Take();
        var arguments = new List<Expr>();
        Sequence(open, TokenKind.CloseParenthesis, () => arguments.Add(_expressions.Expression()));
        return arguments;
    }

    private Expr List()
    {
        var open = _cursor.Take();
        var elements = new List<Expr>();
        var optional = new List<int>();
        var end = Sequence(open, TokenKind.CloseBracket, () =>
        {
            if (Optional())
            {
                optional.Add(elements.Count);
            }

            elements.Add(_expressions.Expression());
        });
        return _nodes.List(TextSpan.Between(open.Span, end), elements, optional);
    }

    private Expr Map()
    {
        var open = _cursor.Take();
        var entries = new List<MapEntry>();
        var end = Sequence(open, TokenKind.CloseBrace, () =>
        {
            var id = _nodes.NextId();
            var isOptional = Optional();
            var key = _expressions.Expression();
            entries.Add(new MapEntry(id, key, ValueBehindColon(), isOptional));
        });
        return _nodes.Map(TextSpan.Between(open.Span, end), entries);
    }

    private Expr Struct(int nameTokens)
    {
        var first = _cursor.Current.Span;
        var name = "";
        var last = first;
        for (var i = 0; i < nameTokens; i++)
        {
            var token = _cursor.Take();
            name += _cursor.NameOf(token);
            last = token.Span;
        }

        var fields = new List<StructField>();
        Sequence(_cursor.Take(), TokenKind.CloseBrace, () =>
        {
            var id = _nodes.NextId();
            var isOptional = Optional();
            var field = FieldName() ?? "";
            fields.Add(new StructField(id, field, ValueBehindColon(), isOptional));
        });
        return _nodes.Struct(TextSpan.Between(first, last), name, fields);
    }

    private Expr ValueBehindColon()
    {
        if (_cursor.Accept(TokenKind.Colon))
        {
            return _expressions.Expression();
        }

        _cursor.FailExpecting("':' and a value");
        return _nodes.Missing();
    }

    // Elements with commas between them up to the closing bracket. A comma may stand behind the last one, and even alone, but not in a call.
    private TextSpan Sequence(Token open, TokenKind close, Action element)
    {
        if (close != TokenKind.CloseParenthesis && _cursor.KindAt(1) == close)
        {
            _cursor.Accept(TokenKind.Comma);
        }

        while (_cursor.Kind != close)
        {
            element();
            ResumeInside(open, close);
            var comma = _cursor.Current;
            if (!_cursor.Accept(TokenKind.Comma))
            {
                break;
            }

            if (_cursor.Kind == close && close == TokenKind.CloseParenthesis)
            {
                _cursor.Remark(comma.Span, SyntaxErrors.TrailingCommaInArguments);
            }
        }

        return Close(open, close);
    }

    private void ResumeInside(Token open, TokenKind close)
    {
        if (!_cursor.IsOutOfStep && _cursor.Kind != TokenKind.Comma && _cursor.Kind != close)
        {
            FailBehindElement(open, close);
        }

        if (_cursor.IsOutOfStep)
        {
            _cursor.SkipInside();
        }
    }

    private TextSpan Close(Token open, TokenKind close)
    {
        var end = _cursor.Current.Span;
        if (_cursor.Accept(close))
        {
            return end;
        }

        FailNotClosed(open, close);
        for (_cursor.SkipInside(); _cursor.Kind == TokenKind.Comma; _cursor.SkipInside())
        {
            _cursor.Take();
        }

        _cursor.Accept(close);
        return open.Span;
    }

    private void FailBehindElement(Token open, TokenKind close)
    {
        if (_cursor.Kind == TokenKind.End || TokenCursor.IsCloser(_cursor.Kind))
        {
            FailNotClosed(open, close);
        }
        else
        {
            _cursor.FailHere(SyntaxErrors.NoComma(SignOf(close), _cursor.Describe()));
        }
    }

    private void FailNotClosed(Token open, TokenKind close)
    {
        var position = _findings.Source.PositionOf(open.Span.Start);
        var opener = _cursor.TextOf(open)[0];
        _cursor.FailHere(SyntaxErrors.NotClosed(opener, position.Line, position.Column, SignOf(close), _cursor.Describe()));
    }

    private static char SignOf(TokenKind close) => close switch
    {
        TokenKind.CloseParenthesis => ')',
        TokenKind.CloseBracket => ']',
        _ => '}',
    };
}
