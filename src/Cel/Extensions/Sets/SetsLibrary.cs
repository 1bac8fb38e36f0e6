using Caveat.Cel.Functions;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;
using static Caveat.Cel.Types.CelType;

namespace Caveat.Cel.Extensions.Sets;

/// <summary>cel-go's <c>ext.Sets</c>: lists taken as sets, elements compared by <c>==</c>.</summary>
public static class SetsLibrary
{
    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "cel.lib.ext.sets",
        Doc = "Lists as sets: order and repetition of elements don't count.",
        Functions =
        [
            Function("sets.contains", new Overload
            {
                Id = "list_sets_contains_list",
                Parameters = [ListOfT, ListOfT],
                Result = Bool,
                Body = Of(Contains),
                Cost = Pairs(1).Run,
                StaticCost = Pairs(1).Estimate,
                Doc = "Whether every element of the second list is in the first.",
                Examples = [Example("sets.contains([1, 2], [2, 2])", "true"), Example("sets.contains([], [1])", "false"), Example("sets.contains([dyn(1)], [dyn(1.0)])", "true")],
            }),
            Function("sets.equivalent", new Overload
            {
                Id = "list_sets_equivalent_list",
                Parameters = [ListOfT, ListOfT],
                Result = Bool,
                Body = Of(Equivalent),
                Cost = Pairs(2).Run,
                StaticCost = Pairs(2).Estimate,
                Doc = "Whether each list contains the other.",
                Examples = [Example("sets.equivalent([1, 1], [1])", "true"), Example("sets.equivalent([1], [1, 2])", "false")],
            }),
            Function("sets.intersects", new Overload
            {
                Id = "list_sets_intersects_list",
                Parameters = [ListOfT, ListOfT],
                Result = Bool,
                Body = Of(Intersects),
                Cost = Pairs(1).Run,
                StaticCost = Pairs(1).Estimate,
                Doc = "Whether the lists have an element in common.",
                Examples = [Example("sets.intersects([1, 2], [2, 3])", "true"), Example("sets.intersects([1], [])", "false")],
            }),
        ],
    };

    /// <summary>Every element with every other.</summary>
    private static CostRule Pairs(int factor) => new(
        (arguments, _) => 1 + (CostRule.SizeOf(arguments[0]) * CostRule.SizeOf(arguments[1]) * factor),
        call => new CallEstimate(call.SizeOf(0).Times(call.SizeOf(1)).Times((double)factor).Plus(Estimate.Exactly(1))));

    private static Value Contains(Value list, Value sublist) => Value.Of(ContainsAll(list, sublist));

    private static Value Equivalent(Value a, Value b) => Value.Of(ContainsAll(a, b) && ContainsAll(b, a));

    private static bool ContainsAll(in Value list, in Value sublist)
    {
        var set = ToSet(list);
        var source = sublist.As<ListObject>();
        for (var i = 0; i < source.Count(sublist.Bits); i++)
        {
            if (!set.Contains(source.At(sublist.Bits, i)))
            {
                return false;
            }
        }

        return true;
    }

    private static Value Intersects(Value a, Value b)
    {
        var set = ToSet(a);
        var source = b.As<ListObject>();
        for (var i = 0; i < source.Count(b.Bits); i++)
        {
            if (set.Contains(source.At(b.Bits, i)))
            {
                return Value.True;
            }
        }

        return Value.False;
    }

    private static HashSet<Value> ToSet(in Value list)
    {
        var source = list.As<ListObject>();
        var count = source.Count(list.Bits);
        var set = new HashSet<Value>(count, ValueKeys.Instance);
        for (var i = 0; i < count; i++)
        {
            set.Add(source.At(list.Bits, i));
        }

        return set;
    }
}
