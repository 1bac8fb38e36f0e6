using Caveat.Cel.Values;

namespace Caveat.Cel.Syntax;

/// <summary>Builds the comprehension of one macro's call, with the nodes in the shape that cel-go gives them.</summary>
internal sealed class FoldBuilder
{
    private readonly ExprFactory _factory;
    private readonly CallExpr _call;
    private readonly string _variable;
    private readonly string? _variable2;

    /// <param name="factory">Makes the nodes.</param>
    /// <param name="call">The call, whose receiver is iterated over.</param>
    /// <param name="variable">Element or key; index or key when there is a second.</param>
    /// <param name="variable2">The value, or null.</param>
    public FoldBuilder(ExprFactory factory, CallExpr call, string variable, string? variable2)
    {
        _factory = factory;
        _call = call;
        _variable = variable;
        _variable2 = variable2;
    }

    public Expr Accumulator() => _factory.Ident(_call.Span, StandardMacros.Accumulator);

    public Expr Variable() => _factory.Ident(_call.Span, _variable);

    public Expr True() => _factory.Constant(_call.Span, Value.True);

    public Expr False() => _factory.Constant(_call.Span, Value.False);

    public Expr Int(long worth) => _factory.Constant(_call.Span, Value.Of(worth));

    public Expr Map() => _factory.Map(_call.Span);

    public Expr Call(string function, params IReadOnlyList<Expr> arguments) => _factory.Call(_call.Span, function, arguments);

    /// <summary>The step, or the accumulator as it is where the predicate does not hold.</summary>
    public Expr When(Expr? predicate, Expr step) =>
        predicate is null ? step : Call(Operators.Conditional, predicate, step, Accumulator());

    /// <summary>A list of what each round gives.</summary>
    public ComprehensionExpr ToList(ComprehensionKind kind, Expr? predicate, Expr element)
    {
        var step = Call(Operators.Add, Accumulator(), _factory.List(_call.Span, element));
        return Make(kind, _factory.List(_call.Span), True(), When(predicate, step), Accumulator());
    }

    public ComprehensionExpr Make(ComprehensionKind kind, Expr init, Expr condition, Expr step, Expr result) =>
        new(_factory.NextId(), _call.Span)
        {
            Kind = kind,
            IterVariable = _variable,
            IterVariable2 = _variable2,
            IterRange = _call.Target!,
            AccuVariable = StandardMacros.Accumulator,
            AccuInit = init,
            LoopCondition = condition,
            LoopStep = step,
            Result = result,
        };
}
