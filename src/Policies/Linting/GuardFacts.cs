using System.Collections.Immutable;
using Caveat.Cel.Syntax;
using Caveat.Cel.Values;

namespace Caveat.Policies.Linting;

/// <summary>Which places are there when an expression is true, or false.</summary>
internal sealed class GuardFacts(PlaceReader places)
{
    /// <summary>Nested operators and variables that are looked through; what is deeper guards nothing.</summary>
    public const int MaxDepth = 64;

    private static readonly ImmutableHashSet<string> None = [];

    private readonly AbsentWorth _worth = new(places.Policy);

    public ImmutableHashSet<string> Of(Expr? node, bool truth, ImmutableDictionary<string, Place?> locals, int depth = 0)
    {
        if (node is null || depth > MaxDepth)
        {
            return None;
        }

        return node switch
        {
            { MacroCall: { } macro } when node is not SelectExpr => OfMacro(macro, truth, locals, depth).Union(OfAbsence(node, truth, locals)),
            SelectExpr { IsTest: true } select => truth ? Present(places.PlaceOf(select.Operand, locals)?.Field(select.Field)) : None,
            SelectExpr { Operand: IdentExpr { Name: "variables" }, Field: var name } when places.Policy.Variable(name) is { } text =>
                Of(places.Policy.TreeOf(text), truth, ImmutableDictionary<string, Place?>.Empty, depth + 1),
            CallExpr { Function: not (Operators.LogicalAnd or Operators.LogicalOr or Operators.LogicalNot or Operators.Conditional) } call =>
                OfCall(call, truth, locals, depth + 1).Union(OfAbsence(call, truth, locals)),
            CallExpr call => OfCall(call, truth, locals, depth + 1),
            _ => None,
        };
    }

    private ImmutableHashSet<string> OfCall(CallExpr call, bool truth, ImmutableDictionary<string, Place?> locals, int depth)
    {
        switch (call.Function)
        {
            case Operators.LogicalNot:
                return Of(call.Arguments[0], !truth, locals, depth);
            case Operators.LogicalAnd or Operators.LogicalOr:
                var (left, right) = (Of(call.Arguments[0], truth, locals, depth), Of(call.Arguments[1], truth, locals, depth));
                return call.Function == Operators.LogicalAnd == truth ? left.Union(right) : left.Intersect(right);
            case Operators.Conditional:
                return OfConditional(call, truth, locals, depth);
            case "hasValue" when truth:
                return Present(places.PlaceOf(call.Target, locals));
            case Operators.In:
                return truth ? OfIn(call, locals) : None;
            default:
                return call.Arguments.Count == 2 ? OfComparison(call, truth, locals) : None;
        }
    }

    // Whichever branch gave the worth, its condition held.
    private ImmutableHashSet<string> OfConditional(CallExpr call, bool truth, ImmutableDictionary<string, Place?> locals, int depth)
    {
        var yes = Of(call.Arguments[0], true, locals, depth).Union(Of(call.Arguments[1], truth, locals, depth));
        var no = Of(call.Arguments[0], false, locals, depth).Union(Of(call.Arguments[2], truth, locals, depth));
        return IsConstant(call.Arguments[1], !truth) ? no : IsConstant(call.Arguments[2], !truth) ? yes : yes.Intersect(no);
    }

    private ImmutableHashSet<string> OfIn(CallExpr call, ImmutableDictionary<string, Place?> locals)
    {
        var container = places.PlaceOf(call.Arguments[1], locals);
        var present = Present(container);
        if (container is not null)
        {
            present = present.Union(Present(PlaceReader.KeyOf(call.Arguments[0]) is { } name ? container.Field(name) : container.Element(Printer.Print(call.Arguments[0]))));
        }

        return IsOperation(call.Arguments[0]) ? present.Union(OfOperations(call.Arguments[1])) : present;
    }

    private ImmutableHashSet<string> OfComparison(CallExpr call, bool truth, ImmutableDictionary<string, Place?> locals)
    {
        var (left, right) = (call.Arguments[0], call.Arguments[1]);
        if (call.Function == Operators.Equal == truth && call.Function is Operators.Equal or Operators.NotEqual && IsOperation(left) && PlaceReader.KeyOf(right) is { } is1)
        {
            return OfOperation(is1);
        }

        if (call.Function == Operators.NotEqual == truth && call.Function is Operators.Equal or Operators.NotEqual && IsOperation(left) && PlaceReader.KeyOf(right) is { } isNot)
        {
            return isNot == "CREATE" ? ["oldObject"] : isNot == "DELETE" ? ["object"] : None;
        }

        if (call.Function == Operators.NotEqual == truth && (IsNull(left) || IsNull(right)))
        {
            return Present(places.PlaceOf(IsNull(left) ? right : left, locals));
        }

        return None;
    }

    private ImmutableHashSet<string> OfMacro(CallExpr macro, bool truth, ImmutableDictionary<string, Place?> locals, int depth)
    {
        if (macro is not { Function: "exists" or "all" or "exists_one" or "existsOne", Target: { } range, Arguments: [IdentExpr variable, var body] })
        {
            return None;
        }

        // An empty list has none that exists, and none that breaks "all".
        if (macro.Function == "all" == truth)
        {
            return None;
        }

        var inner = locals.SetItem(variable.Name, places.ElementOf(range, variable.Name, locals));
        return Of(body, macro.Function != "all", inner, depth + 1).Union(InLoop(range, locals));
    }

    // With the field absent it would be the other way round. Of two such fields nobody knows which one is there.
    private ImmutableHashSet<string> OfAbsence(Expr node, bool truth, ImmutableDictionary<string, Place?> locals) =>
        _worth.Of(node) is { } worth && worth != truth ? Asked(node, locals) : None;

    /// <summary>The one place that an expression has a worth of its own for when it is absent; none when there are several.</summary>
    public ImmutableHashSet<string> Asked(Expr node, ImmutableDictionary<string, Place?> locals)
    {
        var present = None;
        string? only = null;
        foreach (var target in _worth.Asked(node))
        {
            var place = places.PlaceOf(target, locals);
            if (place is null || only is not null && only != place.Path)
            {
                return None;
            }

            (only, present) = (place.Path, Present(place));
        }

        return present;
    }

    /// <summary>What is there inside a loop: with it absent there would be no element.</summary>
    public ImmutableHashSet<string> InLoop(Expr range, ImmutableDictionary<string, Place?> locals) => _worth.IsEmpty(range) ? Asked(range, locals) : None;

    /// <summary>A place, and those that it is in.</summary>
    public static ImmutableHashSet<string> Present(Place? place)
    {
        var present = None;
        for (var at = place; at is not null; at = at.Parent)
        {
            present = present.Add(at.Path);
        }

        return present;
    }

    private static ImmutableHashSet<string> OfOperations(Expr list)
    {
        ImmutableHashSet<string>? present = null;
        foreach (var element in (list as ListExpr)?.Elements ?? [])
        {
            var facts = OfOperation(PlaceReader.KeyOf(element) ?? "");
            present = present?.Intersect(facts) ?? facts;
        }

        return present ?? None;
    }

    private static ImmutableHashSet<string> OfOperation(string operation) => operation switch
    {
        "CREATE" => ["object"],
        "UPDATE" => ["object", "oldObject"],
        "DELETE" => ["oldObject"],
        _ => None,
    };

    public static bool IsOperation(Expr node) => node is SelectExpr { IsTest: false, Field: "operation", Operand: IdentExpr { Name: "request" } };

    private static bool IsNull(Expr node) => node is ConstantExpr { Constant.Kind: ValueKind.Null };

    private static bool IsConstant(Expr node, bool worth) => node is ConstantExpr { Constant: { Kind: ValueKind.Bool } value } && value.AsBool == worth;
}
