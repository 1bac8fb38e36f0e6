using Caveat.Cel.Syntax;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Mathematics;

/// <summary><c>math.greatest</c> and <c>math.least</c> of any number of arguments.</summary>
internal static class MathMacros
{
    public const string Max = "math.@max";
    public const string Min = "math.@min";

    public static IReadOnlyList<Macro> All { get; } =
    [
        new("greatest", Macro.AnyCount, IsMember: true, (call, factory) => Expand(call, factory, Max)),
        new("least", Macro.AnyCount, IsMember: true, (call, factory) => Expand(call, factory, Min)),
    ];

    private static CallExpr? Expand(CallExpr call, ExprFactory factory, string function)
    {
        if (call.Target is not IdentExpr { Name: "math" })
        {
            return call;
        }

        if (Mistake(call) is { } mistake)
        {
            factory.Report(call.Span, $"math.{call.Function}() {mistake}");
            return null;
        }

        return call.Arguments.Count < 3
            ? factory.Call(call.Span, function, call.Arguments)
            : factory.Call(call.Span, function, factory.List(call.Span, call.Arguments));
    }

    private static string? Mistake(CallExpr call)
    {
        if (call.Arguments.Count == 0)
        {
            return "requires at least one argument";
        }

        if (call.Arguments.Count == 1)
        {
            return MayBeNumber(call.Arguments[0]) || IsListOfNumbers(call.Arguments[0]) ? null : "invalid single argument value";
        }

        return AllMayBeNumbers(call.Arguments) ? null : "simple literal arguments must be numeric";
    }

    private static bool IsListOfNumbers(Expr expr) => expr is ListExpr { Elements.Count: > 0 } list && AllMayBeNumbers(list.Elements);

    private static bool AllMayBeNumbers(IReadOnlyList<Expr> exprs)
    {
        foreach (var expr in exprs)
        {
            if (!MayBeNumber(expr))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MayBeNumber(Expr expr) => expr switch
    {
        ConstantExpr constant => constant.Constant.Kind is ValueKind.Int or ValueKind.Uint or ValueKind.Double,
        ListExpr or MapExpr or StructExpr => false,
        _ => true,
    };
}
