using Caveat.Cel.Checking;
using Caveat.Cel.Syntax;
using Caveat.Cel.Values;

namespace Caveat.Conformance.Tests;

/// <summary>
/// Shows a checked tree as cel-go does, whose checker puts full names into the tree: a selection that is a variable becomes that
/// name, and a member call that is a namespaced function a plain call. Our checker leaves the tree as it was written.
/// </summary>
internal sealed class ResolvedNames
{
    private readonly CheckedExpr _checked;

    private ResolvedNames(CheckedExpr checkedExpr) => _checked = checkedExpr;

    public static string Print(CheckedExpr checkedExpr) =>
        DebugPrinter.Print(new ResolvedNames(checkedExpr).Resolve(checkedExpr.Root), new SemanticAdorner(checkedExpr));

    private Expr Resolve(Expr expr) => NameOf(expr) is { } name
        ? new IdentExpr(expr.Id, expr.Span, name)
        : expr switch
        {
            SelectExpr e => new SelectExpr(e.Id, e.Span, Resolve(e.Operand), e.Field, e.IsTest),
            CallExpr e => Call(e),
            ListExpr e => new ListExpr(e.Id, e.Span, All(e.Elements), e.OptionalIndices),
            MapExpr e => new MapExpr(e.Id, e.Span, Array.ConvertAll([.. e.Entries], Entry)),
            ComprehensionExpr e => Comprehension(e),
            _ => expr,
        };

    private string? NameOf(Expr expr) => _checked.ReferenceOf(expr) switch
    {
        VariableReference reference => reference.Name,
        ConstantReference { Constant.Kind: ValueKind.Type } reference => reference.Constant.As<TypeObject>().Type.Name,
        _ => null,
    };

    private CallExpr Call(CallExpr call)
    {
        var isNamespaced = call.Target is not null && _checked.ReferenceOf(call) is FunctionReference { IsMember: false };
        var function = isNamespaced ? $"{Printer.Print(call.Target!)}.{call.Function}" : call.Function;
        return new CallExpr(call.Id, call.Span, call.Target is null || isNamespaced ? null : Resolve(call.Target), function, All(call.Arguments));
    }

    private Expr[] All(IReadOnlyList<Expr> exprs) => Array.ConvertAll([.. exprs], Resolve);

    private MapEntry Entry(MapEntry entry) => entry with { Key = Resolve(entry.Key), Value = Resolve(entry.Value) };

    private ComprehensionExpr Comprehension(ComprehensionExpr e) => new(e.Id, e.Span)
    {
        Kind = e.Kind,
        IterVariable = e.IterVariable,
        IterVariable2 = e.IterVariable2,
        IterRange = Resolve(e.IterRange),
        AccuVariable = e.AccuVariable,
        AccuInit = Resolve(e.AccuInit),
        LoopCondition = Resolve(e.LoopCondition),
        LoopStep = Resolve(e.LoopStep),
        Result = Resolve(e.Result),
    };
}
