using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Lists;

/// <summary>Costs of cel-go's list functions from version 3 on, and of Kubernetes' own.</summary>
internal static class ListCosts
{
    /// <summary>Dispatching a call and making its list.</summary>
    private const int Base = 1 + CostRule.ListCreation;

    /// <summary>By the list that it gives.</summary>
    public static CostRule Slice { get; } = new((_, result) => Made(CostRule.SizeOf(result), 1), EstimateSlice);

    /// <summary>By the list that it gives.</summary>
    public static CostRule Range { get; } = new((_, result) => Made(CostRule.SizeOf(result), 1), EstimateRange);

    /// <summary>By the list that it gives.</summary>
    public static CostRule Reverse { get; } = new((_, result) => Made(CostRule.SizeOf(result), 1), call => Estimated(call.SizeOf(0), 1));

    /// <summary>The list's size times the depth.</summary>
    public static CostRule Flatten { get; } = new(
        (arguments, _) => Made(CostRule.SizeOf(arguments[0]), arguments.Length > 1 ? arguments[1].AsInt : 1),
        call => Estimated(call.SizeOf(0), call.Count == 1 ? 1 : call.ConstantAt(1) is { Kind: ValueKind.Int } depth ? depth.AsUint : ulong.MaxValue));

    /// <summary>Every element with every other.</summary>
    public static CostRule Distinct { get; } = new((arguments, _) => SelfCompared(arguments[0]), call => Squared(call.SizeOf(0), 2));

    /// <summary>Every element with every other.</summary>
    public static CostRule Sort { get; } = new((arguments, _) => SelfCompared(arguments[0]), call => EstimateSort(call, 0));

    /// <summary>Every key with every other.</summary>
    public static CostRule SortByKeys { get; } = new((arguments, _) => SelfCompared(arguments[1]), call => EstimateSort(call, 1));

    /// <summary>Reads the list with all that is in it once.</summary>
    public static CostRule Traversal { get; } = new((arguments, _) => Traverse(arguments[0], 0), EstimateTraversal);

    private static long Made(long size, double factor)
    {
        var cost = (size * factor) + Base;
        return cost >= long.MaxValue ? long.MaxValue : (long)cost;
    }

    private static long SelfCompared(in Value list)
    {
        var source = list.As<ListObject>();
        var size = source.Count(list.Bits);
        var factor = size > 0 && source.At(list.Bits, 0).Kind is ValueKind.String or ValueKind.Bytes ? 2 + CostRule.StringTraversal : 2;
        return Made((long)size * size, factor);
    }

    private static CallEstimate Estimated(Estimate size, double factor) => new(size.Times(factor).Plus(Estimate.Exactly(Base)), size);

    private static CallEstimate Squared(Estimate size, double factor) => Estimated(size.Times(size), factor);

    private static CallEstimate EstimateSlice(StaticCall call)
    {
        var start = call.ConstantAt(1) is { Kind: ValueKind.Int } first ? first.AsUint : 0;
        var end = call.ConstantAt(2) is { Kind: ValueKind.Int } last ? last.AsUint : call.SizeOf(0).Max;
        return Estimated(Estimate.Exactly(end - start), 1);
    }

    private static CallEstimate EstimateRange(StaticCall call) =>
        Estimated(Estimate.Exactly(call.ConstantAt(0) is { Kind: ValueKind.Int } size ? size.AsUint : ulong.MaxValue), 1);

    private static CallEstimate EstimateSort(StaticCall call, int keys) =>
        Squared(call.SizeOf(keys), HasTextElements(call, keys) ? 2 + CostRule.StringTraversal : 2);

    private static bool HasTextElements(StaticCall call, int argument) =>
        call.TypeOf(argument) is { Kind: CelTypeKind.List, Parameters: [{ Kind: CelTypeKind.String or CelTypeKind.Bytes }] };

    private static CallEstimate EstimateTraversal(StaticCall call)
    {
        var element = Estimate.Exactly(1);
        if (HasTextElements(call, 0))
        {
            element = element.Plus(call.ElementSizeOf(0).Times(CostRule.StringTraversal));
        }

        return new CallEstimate(call.SizeOf(0).Times(element));
    }

    private static long Traverse(in Value value, int depth) => value.Kind switch
    {
        ValueKind.String => (long)(value.AsUtf8.Length * CostRule.StringTraversal),
        ValueKind.Bytes => (long)(value.As<BytesObject>().Bytes.Length * CostRule.StringTraversal),
        ValueKind.List when depth < ValueLimits.MaxNesting => TraverseList(value, depth + 1),
        ValueKind.Map when depth < ValueLimits.MaxNesting => TraverseMap(value, depth + 1),
        _ => 1,
    };

    private static long TraverseList(in Value value, int depth)
    {
        var list = value.As<ListObject>();
        var count = list.Count(value.Bits);
        long cost = 0;
        for (var i = 0; i < count; i++)
        {
            cost += Traverse(list.At(value.Bits, i), depth);
        }

        return cost;
    }

    private static long TraverseMap(in Value value, int depth)
    {
        var map = value.As<MapObject>();
        var count = map.Count(value.Bits);
        long cost = 0;
        for (var i = 0; i < count; i++)
        {
            map.EntryAt(value.Bits, i, out var key, out var entry);
            cost += Traverse(key, depth) + Traverse(entry, depth);
        }

        return cost;
    }
}
