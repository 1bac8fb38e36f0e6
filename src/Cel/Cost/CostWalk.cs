using Caveat.Cel.Checking;
using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;

namespace Caveat.Cel.Cost;

/// <summary>Adds costs up, from the leaves. As deep as the checker lets a tree be.</summary>
internal sealed class CostWalk(SizeTable sizes, Estimate presenceTest)
{
    private static readonly Estimate SelectOrName = Estimate.Exactly(UnitCosts.SelectOrName);

    public Estimate CostOf(Expr expr) => expr switch
    {
        IdentExpr ident => OfName(ident),
        SelectExpr select => OfSelect(select),
        CallExpr call => OfCall(call),
        ListExpr list => OfList(list),
        MapExpr map => OfMap(map),
        StructExpr message => OfMessage(message),
        ComprehensionExpr { Kind: ComprehensionKind.Bind } bind => OfBind(bind),
        ComprehensionExpr fold => OfFold(fold),
        _ => Estimate.Zero,
    };

    private static ulong Dots(string name)
    {
        var dots = 0UL;
        foreach (var character in name)
        {
            dots += character == '.' ? 1UL : 0UL;
        }

        return dots;
    }

    private Estimate OfName(IdentExpr ident)
    {
        if (sizes.ReferenceOf(ident) is VariableReference variable)
        {
            return OfVariable(ident, variable);
        }

        return SelectOrName;
    }

    // `variables.x` costs on the server what a field of `variables` does.
    private Estimate OfVariable(Expr expr, VariableReference variable)
    {
        sizes.SetPath(expr, [variable.Name]);
        return Estimate.Exactly(UnitCosts.SelectOrName * (1 + Dots(variable.Name)));
    }

    private Estimate OfSelect(SelectExpr select)
    {
        switch (sizes.ReferenceOf(select))
        {
            case VariableReference variable:
                return OfVariable(select, variable);
            case ConstantReference:
                return SelectOrName;
        }

        var operand = CostOf(select.Operand);
        if (select.IsTest)
        {
            return operand.Plus(presenceTest);
        }

        sizes.SetPath(select, Longer(sizes.PathOf(select.Operand), select.Field));
        var isField = sizes.TypeOf(select.Operand).Kind is CelTypeKind.Map or CelTypeKind.Object;
        return isField ? operand.Plus(SelectOrName) : operand;
    }

    private Estimate OfCall(CallExpr call)
    {
        var reference = sizes.ReferenceOf(call) as FunctionReference;
        var arguments = new List<Expr>(call.Arguments.Count + 1);
        if (call.Target is not null && reference is { IsMember: true })
        {
            arguments.Add(call.Target);
        }

        arguments.AddRange(call.Arguments);
        var costs = new Estimate[arguments.Count];
        for (var i = 0; i < costs.Length; i++)
        {
            costs[i] = CostOf(arguments[i]);
        }

        var checkedCall = new CheckedCall(sizes, arguments);
        return call.Function switch
        {
            Operators.LogicalAnd or Operators.LogicalOr => OfLogical(costs),
            Operators.Conditional when costs.Length == 3 => OfConditional(call, checkedCall, costs),
            "dyn" when costs.Length == 1 => OfDyn(call, checkedCall, costs[0]),
            _ => Sum(costs).Plus(OfOverloads(call, reference, checkedCall)),
        };
    }

    // The right side may not be looked at.
    private static Estimate OfLogical(Estimate[] costs)
    {
        var all = Sum(costs);
        return costs.Length == 0 ? all : new Estimate(costs[0].Min, all.Max);
    }

    private Estimate OfConditional(CallExpr call, CheckedCall arguments, Estimate[] costs)
    {
        sizes.SetSize(call, arguments.SizeOf(1).Union(arguments.SizeOf(2)));
        sizes.SetEntry(call, EntrySize.Union(sizes.EntryOf(arguments[1]), sizes.EntryOf(arguments[2])));
        return costs[0].Plus(costs[1].Union(costs[2]));
    }

    private Estimate OfDyn(CallExpr call, CheckedCall arguments, Estimate argument)
    {
        sizes.Copy(call, arguments[0]);
        return argument.Plus(Estimate.Exactly(1));
    }

    private Estimate OfOverloads(CallExpr call, FunctionReference? reference, CheckedCall arguments)
    {
        if (reference is null)
        {
            return Estimate.Exactly(1);
        }

        Estimate? cost = null;
        Estimate? size = null;
        foreach (var overload in reference.Candidates)
        {
            var estimate = overload.StaticCost?.Invoke(arguments) ?? StandardCosts.Of(overload.Id, arguments);
            cost = cost?.Union(estimate.Cost) ?? estimate.Cost;
            size = estimate.ResultSize is { } result ? size?.Union(result) ?? result : size;
            size = OfElement(call, overload.Id, arguments) ?? size;
            TrackEntries(call, overload.Id, arguments);
        }

        sizes.SetSize(call, size ?? sizes.SizeOf(call));
        return cost ?? Estimate.Exactly(1);
    }

    private Estimate? OfElement(CallExpr call, string overloadId, CheckedCall arguments)
    {
        if (overloadId is not ("index_list" or "index_map"))
        {
            return null;
        }

        sizes.SetPath(call, Longer(sizes.PathOf(arguments[0]), overloadId == "index_list" ? SizeBounds.Items : SizeBounds.Values));
        return sizes.EntryOf(arguments[0])?.Value;
    }

    private void TrackEntries(CallExpr call, string overloadId, CheckedCall arguments)
    {
        if (overloadId is "add_list")
        {
            sizes.SetEntry(call, EntrySize.Union(sizes.EntryOf(arguments[0]), sizes.EntryOf(arguments[1])));
        }
    }

    private Estimate OfList(ListExpr list)
    {
        var cost = Estimate.Exactly(UnitCosts.ListLiteral);
        Estimate? element = null;
        foreach (var item in list.Elements)
        {
            cost = cost.Plus(CostOf(item));
            element = Widen(element, item);
        }

        sizes.SetEntry(list, new EntrySize(true, Estimate.Exactly(1), element ?? Estimate.Zero));
        return cost;
    }

    private Estimate OfMap(MapExpr map)
    {
        var cost = Estimate.Exactly(UnitCosts.MapLiteral);
        Estimate? key = null;
        Estimate? value = null;
        foreach (var entry in map.Entries)
        {
            cost = cost.Plus(CostOf(entry.Key)).Plus(CostOf(entry.Value));
            key = Widen(key, entry.Key);
            value = Widen(value, entry.Value);
        }

        sizes.SetEntry(map, new EntrySize(false, key ?? Estimate.Zero, value ?? Estimate.Zero));
        return cost;
    }

    private Estimate OfMessage(StructExpr message)
    {
        var cost = Estimate.Exactly(UnitCosts.MessageLiteral);
        foreach (var field in message.Fields)
        {
            cost = cost.Plus(CostOf(field.Value));
        }

        return cost;
    }

    private Estimate OfFold(ComprehensionExpr fold)
    {
        var once = CostOf(fold.IterRange).Plus(CostOf(fold.AccuInit));
        sizes.Enter(fold.AccuVariable, OfAccumulator(fold.AccuInit));
        EnterVariables(fold);
        var each = CostOf(fold.LoopCondition).Plus(CostOf(fold.LoopStep));
        var stepEntry = sizes.EntryOf(fold.LoopStep);
        sizes.Leave(fold.IterVariable);
        if (fold.IterVariable2 is not null)
        {
            sizes.Leave(fold.IterVariable2);
        }

        once = once.Plus(CostOf(fold.Result));
        sizes.Leave(fold.AccuVariable);
        var count = sizes.SizeOrUnknown(fold.IterRange);
        SetFoldSize(fold, count, stepEntry);
        return once.Plus(count.Times(each));
    }

    private void SetFoldSize(ComprehensionExpr fold, Estimate count, EntrySize? stepEntry)
    {
        if (fold.AccuInit is ConstantExpr)
        {
            sizes.SetSize(fold, sizes.SizeOf(fold.AccuInit));
        }
        else if (fold.AccuInit is ListExpr or MapExpr)
        {
            sizes.SetSize(fold, count);
            sizes.SetEntry(fold, stepEntry);
        }
    }

    private Estimate OfBind(ComprehensionExpr bind)
    {
        var cost = CostOf(bind.IterRange).Plus(CostOf(bind.AccuInit));
        sizes.Enter(bind.AccuVariable, OfBound(bind.AccuInit));
        cost = cost.Plus(CostOf(bind.Result));
        sizes.Leave(bind.AccuVariable);
        sizes.Copy(bind, bind.Result);
        return cost;
    }

    private LocalSize OfBound(Expr expr) => new(sizes.PathOf(expr), sizes.SizeOf(expr), sizes.EntryOf(expr));

    // What a fold gathers is reached from no variable, whatever it starts with.
    private LocalSize OfAccumulator(Expr expr) => new(null, sizes.SizeOf(expr), sizes.EntryOf(expr));

    private void EnterVariables(ComprehensionExpr fold)
    {
        var entry = sizes.EntryOf(fold.IterRange);
        var path = sizes.PathOf(fold.IterRange);
        var isList = entry?.IsList ?? sizes.TypeOf(fold.IterRange).Kind == CelTypeKind.List;
        var key = new LocalSize(Longer(path, isList ? SizeBounds.Indices : SizeBounds.Keys), entry?.Key, null);
        var value = new LocalSize(Longer(path, isList ? SizeBounds.Items : SizeBounds.Values), entry?.Value, null);
        if (fold.IterVariable2 is not null)
        {
            sizes.Enter(fold.IterVariable, key);
            sizes.Enter(fold.IterVariable2, value);
        }
        else
        {
            sizes.Enter(fold.IterVariable, isList ? value : key);
        }
    }

    private Estimate Widen(Estimate? sofar, Expr expr) => sofar?.Union(sizes.SizeOrUnknown(expr)) ?? sizes.SizeOrUnknown(expr);

    private static Estimate Sum(Estimate[] costs)
    {
        var sum = Estimate.Zero;
        foreach (var cost in costs)
        {
            sum = sum.Plus(cost);
        }

        return sum;
    }

    private static string[]? Longer(string[]? path, string step) => path is null ? null : [.. path, step];
}
