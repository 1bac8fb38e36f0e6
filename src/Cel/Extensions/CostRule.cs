using Caveat.Cel.Functions;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions;

/// <summary>
/// What a call costs, when it ran and before: the two as the API server's <c>pkg/cel/library/cost.go</c> and cel-go's <c>ext</c> count them.
/// A size is in code points of a string, bytes, elements, entries, or 1 for what has none.
/// </summary>
/// <param name="Run">After the call.</param>
/// <param name="Estimate">Before anything runs.</param>
internal sealed record CostRule(CallCost Run, StaticCallCost Estimate)
{
    /// <summary>A unit of string that is read once (cel-go: <c>common.StringTraversalCostFactor</c>).</summary>
    public const double StringTraversal = 0.1;

    /// <summary>A character of a regular expression, four of which are taken for one instruction (cel-go: <c>common.RegexStringLengthCostFactor</c>).</summary>
    public const double RegexLength = 0.25;

    /// <summary>Making a list (cel-go: <c>common.ListCreateBaseCost</c>).</summary>
    public const int ListCreation = 10;

    /// <summary>Making an object (cel-go: <c>common.StructCreateBaseCost</c>).</summary>
    public const int StructCreation = 40;

    /// <summary>The cost of a call that does no work to speak of.</summary>
    public static CostRule One { get; } = Fixed(1);

    /// <summary>Reads the first argument once.</summary>
    public static CostRule Traversal { get; } = Reading(1, sized: false);

    /// <summary>Reads the first argument once, and gives a string of at most its size.</summary>
    public static CostRule TraversalToText { get; } = Reading(1, sized: true);

    /// <summary>Reads the first argument twice.</summary>
    public static CostRule DoubleTraversal { get; } = Reading(2, sized: false);

    /// <summary>Always the same.</summary>
    public static CostRule Fixed(int cost) => new((_, _) => cost, _ => CallEstimate.Exactly((ulong)cost));

    /// <summary>Size in the API server's sense.</summary>
    public static long SizeOf(in Value value) => value.Kind switch
    {
        ValueKind.String => CodePoints.Count(value.AsUtf8),
        ValueKind.Bytes => value.As<BytesObject>().Bytes.Length,
        ValueKind.List => value.As<ListObject>().Count(value.Bits),
        ValueKind.Map => value.As<MapObject>().Count(value.Bits),
        ValueKind.Opaque when value.Object is ISized sized => sized.Size,
        _ => 1,
    };

    /// <summary>A size times a factor, rounded up.</summary>
    public static long Scaled(long size, double factor) => (long)Math.Ceiling(size * factor);

    private static CostRule Reading(int times, bool sized) => new(
        (arguments, _) => Scaled(SizeOf(arguments[0]), times * StringTraversal),
        call => new CallEstimate(call.SizeOf(0).Times(times * StringTraversal), sized ? call.SizeOf(0) : null));
}
