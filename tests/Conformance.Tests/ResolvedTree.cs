using Caveat.Cel.Checking;
using Caveat.Cel.Syntax;

namespace Caveat.Conformance.Tests;

/// <summary>The tree with every name written out in full, as cel-go's checker leaves it; nodes keep their ids.</summary>
internal sealed class ResolvedTree(CheckedExpr checkedExpr)
{
    public static Expr Of(CheckedExpr checkedExpr) => new ResolvedTree(checkedExpr).Resolve(checkedExpr.Root);

    private Expr Resolve(Expr expr) => expr switch
    {
        IdentExpr or SelectExpr when checkedExpr.ReferenceOf(expr) is { } reference => new IdentExpr(expr.Id, expr.Span, NameOf(reference)),
        SelectExpr e => new SelectExpr(e.Id, e.Span, Resolve(e.Operand), e.Field, e.IsTest),
        CallExpr e => Resolve(e),
        ListExpr e => new ListExpr(e.Id, e.Span, Resolve(e.Elements), e.OptionalIndices),
        MapExpr e => new MapExpr(e.Id, e.Span, Entries(e)),
        StructExpr e => new StructExpr(e.Id, e.Span, ((ConstructorReference)checkedExpr.ReferenceOf(e)!).Declaration.Type.Name, Fields(e)),
        ComprehensionExpr e => Resolve(e),
        _ => expr,
    };

    public static string NameOf(Reference reference) => reference switch
    {
        VariableReference variable => variable.Name,
        LocalReference local => local.Name,
        ConstantReference constant => constant.Constant.As<Caveat.Cel.Values.TypeObject>().Type.Name,
        _ => "",
    };

    private CallExpr Resolve(CallExpr call)
    {
        var isMember = call.Target is not null && checkedExpr.ReferenceOf(call) is FunctionReference { IsMember: true };
        return isMember || call.Target is null
            ? new CallExpr(call.Id, call.Span, isMember ? Resolve(call.Target!) : null, call.Function, Resolve(call.Arguments))
            : new CallExpr(call.Id, call.Span, null, $"{DebugPrinter.Print(call.Target)}.{call.Function}", Resolve(call.Arguments));
    }

    private List<Expr> Resolve(IReadOnlyList<Expr> nodes)
    {
        var resolved = new List<Expr>();
        foreach (var node in nodes)
        {
            resolved.Add(Resolve(node));
        }

        return resolved;
    }

    private List<MapEntry> Entries(MapExpr map)
    {
        var entries = new List<MapEntry>();
        foreach (var entry in map.Entries)
        {
            entries.Add(entry with { Key = Resolve(entry.Key), Value = Resolve(entry.Value) });
        }

        return entries;
    }

    private List<StructField> Fields(StructExpr message)
    {
        var fields = new List<StructField>();
        foreach (var field in message.Fields)
        {
            fields.Add(field with { Value = Resolve(field.Value) });
        }

        return fields;
    }

    private ComprehensionExpr Resolve(ComprehensionExpr fold) => new(fold.Id, fold.Span)
    {
        Kind = fold.Kind,
        IterVariable = fold.IterVariable,
        IterVariable2 = fold.IterVariable2,
        IterRange = Resolve(fold.IterRange),
        AccuVariable = fold.AccuVariable,
        AccuInit = Resolve(fold.AccuInit),
        LoopCondition = Resolve(fold.LoopCondition),
        LoopStep = Resolve(fold.LoopStep),
        Result = Resolve(fold.Result),
    };
}
