using Caveat.Cel.Values;

namespace Caveat.Cel.Syntax;

/// <summary>A name for a value in one expression: a fold over nothing, whose accumulator is the name.</summary>
internal static class LetBuilder
{
    private const string UnusedVariable = "#unused";

    public static ComprehensionExpr Make(CallExpr call, ExprFactory factory, string name, Expr worth, Expr body) =>
        new(factory.NextId(), call.Span)
        {
            Kind = ComprehensionKind.Bind,
            IterVariable = UnusedVariable,
            IterRange = factory.List(call.Span),
            AccuVariable = name,
            AccuInit = worth,
            LoopCondition = factory.Constant(call.Span, Value.False),
            LoopStep = factory.Ident(call.Span, name),
            Result = body,
        };
}
