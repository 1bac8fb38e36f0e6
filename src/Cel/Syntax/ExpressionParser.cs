using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>Operators by precedence; what they stand between comes from <see cref="OperandParser"/>.</summary>
internal sealed class ExpressionParser
{
    private readonly TokenCursor _cursor;
    private readonly NodeBuilder _nodes;
    private readonly OperandParser _operands;
    private readonly Func<TextSpan, string, Expr, Expr, Expr> _makeOperator;
    private readonly Func<Expr> _and;
    private readonly Func<Expr> _binary;
    private int _depth;

    public ExpressionParser(ParserOptions options, SyntaxFindings findings, ExprFactory factory)
    {
        _cursor = new TokenCursor(findings);
        _nodes = new NodeBuilder(options, factory, _cursor);
        _operands = new OperandParser(options, findings, _cursor, _nodes, this);
        _and = And;
        _binary = Binary;
        _makeOperator = (span, function, left, right) => _nodes.Operator(span, function, left, right);
    }

    /// <summary>The whole text as one expression.</summary>
    public Expr Parse()
    {
        if (_cursor.Kind == TokenKind.End)
        {
            _cursor.Fail(_cursor.Current.Span, SyntaxErrors.EmptyExpression);
        }

        var root = Expression();
        while (_cursor.Kind != TokenKind.End)
        {
            FailBehindExpression();
            if (_cursor.SkipBehindLogicalOperator())
            {
                Expression();
            }
        }

        return root;
    }

    /// <summary>An expression, conditional or not.</summary>
    public Expr Expression()
    {
        if (_depth == _nodes.MaxDepth)
        {
            _nodes.FailTooDeep(_cursor.Current.Span);
            return _nodes.Missing();
        }

        _depth++;
        var result = Conditional();
        _depth--;
        return result;
    }

    private Expr Conditional()
    {
        var condition = Or();
        if (_cursor.Kind != TokenKind.Question)
        {
            return condition;
        }

        var op = _cursor.Take().Span;
        var whenTrue = Or();
        if (_cursor.Kind == TokenKind.Question)
        {
            _cursor.FailHere(SyntaxErrors.NestedConditional);
        }
        else if (!_cursor.Accept(TokenKind.Colon))
        {
            _cursor.FailHere(SyntaxErrors.ElseIsMissing(_cursor.Describe()));
        }

        return _nodes.Operator(op, Operators.Conditional, condition, whenTrue, _cursor.IsOutOfStep ? _nodes.Missing() : Expression());
    }

    private Expr Or() => Chain(TokenKind.Or, Operators.LogicalOr, _and);

    private Expr And() => Chain(TokenKind.And, Operators.LogicalAnd, _binary);

    private Expr Chain(TokenKind op, string function, Func<Expr> term)
    {
        var first = term();
        if (_cursor.Kind != op)
        {
            return first;
        }

        var chain = new LogicalChain(function, first);
        while (_cursor.Kind == op)
        {
            chain.Add(_cursor.Take().Span, term());
        }

        return chain.ToTree(_makeOperator);
    }

    private Expr Binary() => Binary(1);

    // Precedence climbing: takes the operators that bind at least as tightly as asked, from left to right.
    private Expr Binary(int lowest)
    {
        var left = Unary();
        while (OperatorOf(_cursor.Kind) is { } op && op.Precedence >= lowest)
        {
            var span = _cursor.Take().Span;
            left = _nodes.Operator(span, op.Function, left, Binary(op.Precedence + 1));
        }

        return left;
    }

    private static (string Function, int Precedence)? OperatorOf(TokenKind kind) => kind switch
    {
        TokenKind.Equal => (Operators.Equal, 1),
        TokenKind.NotEqual => (Operators.NotEqual, 1),
        TokenKind.Less => (Operators.Less, 1),
        TokenKind.LessOrEqual => (Operators.LessOrEqual, 1),
        TokenKind.Greater => (Operators.Greater, 1),
        TokenKind.GreaterOrEqual => (Operators.GreaterOrEqual, 1),
        TokenKind.In => (Operators.In, 1),
        TokenKind.Plus => (Operators.Add, 2),
        TokenKind.Minus => (Operators.Subtract, 2),
        TokenKind.Star => (Operators.Multiply, 3),
        TokenKind.Slash => (Operators.Divide, 3),
        TokenKind.Percent => (Operators.Modulo, 3),
        _ => null,
    };

    private Expr Unary()
    {
        CorrectNot();
        var sign = _cursor.Kind is TokenKind.Bang || (_cursor.Kind == TokenKind.Minus && !StartsNumber()) ? _cursor.Kind : TokenKind.End;
        var operand = sign == TokenKind.End ? Operand() : Signed(sign);
        return operand;
    }

    // An even number of signs is none: that is how cel-go builds its tree.
    private Expr Signed(TokenKind sign)
    {
        var first = _cursor.Current.Span;
        var count = 0;
        while (_cursor.Kind == sign)
        {
            _cursor.Take();
            count++;
        }

        FailMixedSigns();
        var operand = Operand();
        var function = sign == TokenKind.Bang ? Operators.LogicalNot : Operators.Negate;
        return count % 2 == 0 ? operand : _nodes.Operator(first, function, operand);
    }

    private void FailMixedSigns()
    {
        while (_cursor.Kind == TokenKind.Bang || (_cursor.Kind == TokenKind.Minus && !StartsNumber()))
        {
            _cursor.Remark(_cursor.Current.Span, SyntaxErrors.MinusOfBang);
            _cursor.Take();
        }
    }

    private Expr Operand()
    {
        var operand = _operands.Member();
        _cursor.CorrectOperator();
        return operand;
    }

    private bool StartsNumber() => _cursor.KindAt(1) is TokenKind.Int or TokenKind.Double;

    // "not x" is a slip; "not(x)" and "not.x" may be a function and a variable.
    private void CorrectNot()
    {
        var startsOperand = _cursor.KindAt(1) is TokenKind.Identifier or TokenKind.True or TokenKind.False or TokenKind.Bang;
        if (startsOperand && _cursor.IsName(_cursor.Current, "not"))
        {
            _cursor.Remark(_cursor.Take().Span, SyntaxErrors.NotIsBang);
        }
    }

    private void FailBehindExpression()
    {
        var found = _cursor.Describe();
        var isCloser = TokenCursor.IsCloser(_cursor.Kind);
        _cursor.FailHere(isCloser ? SyntaxErrors.NothingToClose(found) : SyntaxErrors.UnexpectedAfterExpression(found));
    }
}
