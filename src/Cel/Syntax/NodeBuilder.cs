using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>Makes the parser's nodes: holds the limits of depth and number, and expands macros.</summary>
internal sealed class NodeBuilder
{
    private readonly ExprFactory _factory;
    private readonly TokenCursor _cursor;
    private readonly MacroTable _macros;
    private readonly ExprHeights _heights = new();

    public NodeBuilder(ParserOptions options, ExprFactory factory, TokenCursor cursor)
    {
        _factory = factory;
        _cursor = cursor;
        _macros = options.MacroTable;
        MaxDepth = Math.Min(options.MaxDepth, ParserOptions.HighestMaxDepth);
    }

    /// <summary>Most levels, inclusive.</summary>
    public int MaxDepth { get; }

    /// <summary>Stands where an operand is missing or wrong; the tree is not given out.</summary>
    public Expr Missing() => _factory.Constant(_cursor.Current.Span, Value.Null);

    public Expr Constant(TextSpan span, Value worth) => _factory.Constant(span, worth);

    public Expr Ident(TextSpan span, string name) => _factory.Ident(span, name);

    public int NextId() => _factory.NextId();

    public Expr Select(TextSpan span, Expr operand, string field)
    {
        var select = _factory.Select(span, operand, field);
        return Noted(select, _heights.Of(operand));
    }

    /// <summary>An operator.</summary>
    public Expr Operator(TextSpan span, string function, params IReadOnlyList<Expr> operands)
    {
        var call = _factory.Call(span, function, operands);
        return Noted(call, Highest(operands));
    }

    /// <summary>A function's or a member's call, or what a macro makes of it.</summary>
    public Expr Call(TextSpan span, Expr? target, string function, IReadOnlyList<Expr> arguments)
    {
        var call = new CallExpr(_factory.NextId(), span, target, function, arguments);
        var below = Math.Max(target is null ? 0 : _heights.Of(target), Highest(arguments));
        if (_cursor.IsOutOfStep || _macros.Find(call) is not { } macro)
        {
            return Noted(call, below);
        }

        var expanded = macro.Expand(call, _factory) ?? Missing();
        if (expanded != call)
        {
            expanded.MacroCall = call;
        }

        CheckCount(span);
        return Noted(expanded, below);
    }

    public Expr List(TextSpan span, IReadOnlyList<Expr> elements, IReadOnlyList<int> optionalIndices) =>
        Noted(new ListExpr(_factory.NextId(), span, elements, optionalIndices), Highest(elements));

    public Expr Map(TextSpan span, IReadOnlyList<MapEntry> entries)
    {
        var below = 0;
        foreach (var entry in entries)
        {
            below = Math.Max(below, Math.Max(_heights.Of(entry.Key), _heights.Of(entry.Value)));
        }

        return Noted(new MapExpr(_factory.NextId(), span, entries), below);
    }

    public Expr Struct(TextSpan span, string typeName, IReadOnlyList<StructField> fields)
    {
        var below = 0;
        foreach (var field in fields)
        {
            below = Math.Max(below, _heights.Of(field.Value));
        }

        return Noted(new StructExpr(_factory.NextId(), span, typeName, fields), below);
    }

    public void FailTooDeep(TextSpan span)
    {
        _cursor.Fail(span, SyntaxErrors.TooDeep(MaxDepth));
        _cursor.Stop();
    }

    private Expr Noted(Expr expr, int below)
    {
        if (_heights.Note(expr, below + 1) > MaxDepth)
        {
            FailTooDeep(expr.Span);
        }

        return expr;
    }

    private int Highest(IReadOnlyList<Expr> exprs)
    {
        var highest = 0;
        for (var i = 0; i < exprs.Count; i++)
        {
            highest = Math.Max(highest, _heights.Of(exprs[i]));
        }

        return highest;
    }

    private void CheckCount(TextSpan span)
    {
        if (_factory.IsExhausted)
        {
            _cursor.Fail(span, SyntaxErrors.TooManyNodes(ExprFactory.MaxNodes));
            _cursor.Stop();
        }
    }
}
