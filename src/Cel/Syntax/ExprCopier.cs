namespace Caveat.Cel.Syntax;

/// <summary>Copies trees with fresh ids.</summary>
internal static class ExprCopier
{
    /// <summary>A copy; once the factory is exhausted, the original, since no tree with it is given out.</summary>
    public static Expr Copy(Expr expr, ExprFactory factory)
    {
        if (factory.IsExhausted)
        {
            return expr;
        }

        var copy = Node(expr, factory);
        copy.MacroCall = expr.MacroCall;
        return copy;
    }

    private static Expr Node(Expr expr, ExprFactory factory) => expr switch
    {
        ConstantExpr e => new ConstantExpr(factory.NextId(), e.Span, e.Constant),
        IdentExpr e => new IdentExpr(factory.NextId(), e.Span, e.Name),
        SelectExpr e => new SelectExpr(factory.NextId(), e.Span, Copy(e.Operand, factory), e.Field, e.IsTest),
        CallExpr e => new CallExpr(
            factory.NextId(), e.Span, e.Target is null ? null : Copy(e.Target, factory), e.Function, All(e.Arguments, factory)),
        ListExpr e => new ListExpr(factory.NextId(), e.Span, All(e.Elements, factory), e.OptionalIndices),
        MapExpr e => new MapExpr(factory.NextId(), e.Span, Entries(e.Entries, factory)),
        StructExpr e => new StructExpr(factory.NextId(), e.Span, e.TypeName, Fields(e.Fields, factory)),
        ComprehensionExpr e => Comprehension(e, factory),
        _ => throw new ArgumentOutOfRangeException(nameof(expr), expr, "a node of no known kind"),
    };

    private static Expr[] All(IReadOnlyList<Expr> exprs, ExprFactory factory)
    {
        var copies = new Expr[exprs.Count];
        for (var i = 0; i < copies.Length; i++)
        {
            copies[i] = Copy(exprs[i], factory);
        }

        return copies;
    }

    private static MapEntry[] Entries(IReadOnlyList<MapEntry> entries, ExprFactory factory)
    {
        var copies = new MapEntry[entries.Count];
        for (var i = 0; i < copies.Length; i++)
        {
            var entry = entries[i];
            copies[i] = new MapEntry(factory.NextId(), Copy(entry.Key, factory), Copy(entry.Value, factory), entry.IsOptional);
        }

        return copies;
    }

    private static StructField[] Fields(IReadOnlyList<StructField> fields, ExprFactory factory)
    {
        var copies = new StructField[fields.Count];
        for (var i = 0; i < copies.Length; i++)
        {
            copies[i] = fields[i] with { Id = factory.NextId(), Value = Copy(fields[i].Value, factory) };
        }

        return copies;
    }

    private static ComprehensionExpr Comprehension(ComprehensionExpr e, ExprFactory factory) => new(factory.NextId(), e.Span)
    {
        Kind = e.Kind,
        IterVariable = e.IterVariable,
        IterVariable2 = e.IterVariable2,
        IterRange = Copy(e.IterRange, factory),
        AccuVariable = e.AccuVariable,
        AccuInit = Copy(e.AccuInit, factory),
        LoopCondition = Copy(e.LoopCondition, factory),
        LoopStep = Copy(e.LoopStep, factory),
        Result = Copy(e.Result, factory),
    };
}
