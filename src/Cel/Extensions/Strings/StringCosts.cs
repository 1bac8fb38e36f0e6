using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Strings;

/// <summary>Costs of the strings library, as the API server counts them.</summary>
internal static class StringCosts
{
    /// <summary>Reads the string once; counted in bytes, and rounded down, when it ran.</summary>
    public static CostRule Search { get; } = new(
        (arguments, _) => (long)(arguments[0].AsUtf8.Length * CostRule.StringTraversal),
        call => new CallEstimate(call.SizeOf(0).Times(CostRule.StringTraversal)));

    /// <summary>Reads the string and makes a list.</summary>
    public static CostRule Split { get; } = new(CostRule.DoubleTraversal.Run, EstimateSplit);

    /// <summary>Reads the string and makes another.</summary>
    public static CostRule Replace { get; } = new(CostRule.DoubleTraversal.Run, EstimateReplace);

    /// <summary>Makes a string, by the size of which it is counted.</summary>
    public static CostRule Join { get; } = new(
        (_, result) => CostRule.Scaled(CostRule.SizeOf(result), 2 * CostRule.StringTraversal),
        EstimateJoin);

    /// <summary>Reads the template, not its arguments; cel-go finds it by overload.</summary>
    public static CostRule Format { get; } = new(
        CostRule.Traversal.Run,
        call => new CallEstimate(call.SizeOf(0).Times(CostRule.StringTraversal), call.SizeOf(0).Plus(call.SizeOf(1))));

    /// <summary>Reads the string; what it gives has two quotes more, and may have an escape for each character. cel-go finds it by overload.</summary>
    public static CostRule Quote { get; } = new(
        CostRule.Traversal.Run,
        call => new CallEstimate(call.SizeOf(0).Times(CostRule.StringTraversal), call.SizeOf(0).Times(new Estimate(1, 2)).Plus(Estimate.Exactly(2))));

    private static CallEstimate EstimateSplit(StaticCall call)
    {
        var size = call.SizeOf(0);
        var most = call.Count > 2 && call.ConstantAt(2) is { Kind: ValueKind.Int } limit ? limit.AsUint : size.Max;
        return new CallEstimate(size.Times(2 * CostRule.StringTraversal), new Estimate(0, most));
    }

    private static CallEstimate EstimateReplace(StaticCall call)
    {
        var (size, old, with) = (call.SizeOf(0), call.SizeOf(1), call.SizeOf(2));
        var longest = old.Min == 0 ? Surrounded(size.Max, with.Max) : with.Max <= old.Min ? size.Max : Repeated(size.Max, old.Min, with.Max);
        var shortest = old.Max == 0 ? Surrounded(size.Min, with.Min) : old.Max <= with.Min ? size.Min : Repeated(size.Min, old.Max, with.Min);
        return new CallEstimate(size.Times(2 * CostRule.StringTraversal), new Estimate(shortest, longest));
    }

    /// <summary>The empty string is replaced before each character and at the end.</summary>
    private static ulong Surrounded(ulong size, ulong with) =>
        Estimate.Exactly(size).Plus(Estimate.Exactly(1)).Times(Estimate.Exactly(with)).Plus(Estimate.Exactly(size)).Max;

    /// <summary>As many places as there is room for.</summary>
    private static ulong Repeated(ulong size, ulong old, ulong with) =>
        Estimate.Exactly(size / old).Plus(Estimate.Exactly(size % old == 0 ? 0UL : 1UL)).Times(Estimate.Exactly(with)).Max;

    private static CallEstimate EstimateJoin(StaticCall call)
    {
        var list = call.SizeOf(0);
        var size = call.TypeOf(0).Kind == CelTypeKind.List ? list.Times(call.ElementSizeOf(0)) : Estimate.Zero;
        if (call.Count > 1)
        {
            var separators = new Estimate(list.Min == 0 ? 0 : list.Min - 1, list.Max == 0 ? 0 : list.Max - 1);
            size = size.Plus(call.SizeOf(1).Times(separators));
        }

        return new CallEstimate(size.Times(CostRule.StringTraversal), size);
    }
}
