using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Lists;

/// <summary>What can go wrong in the lists libraries, in cel-go's and the API server's words.</summary>
internal static class ListErrors
{
    public static readonly Value NegativeLevel = Value.Error("level must be non-negative");
    public static readonly Value NotComparable = Value.Error("list elements must be comparable");
    public static readonly Value MixedTypes = Value.Error("list elements must have the same type");

    public static Value NegativeIndex(long start, long end) => Value.Error($"cannot slice({start}, {end}), negative indexes not supported");

    public static Value StartAfterEnd(long start, long end) =>
        Value.Error($"cannot slice({start}, {end}), start index must be less than or equal to end index");

    public static Value BeyondEnd(long start, long end, int count) => Value.Error($"cannot slice({start}, {end}), list is length {count}");

    public static Value NegativeRange(long size) => Value.Error($"lists.range: size must be non-negative, got {size}");

    public static Value RangeTooLong(long size) => Value.Error($"lists.range: size {size} exceeds maximum allowed ({ValueLimits.MaxListElements})");

    public static Value TooLong(long count) => Value.Error($"a list of {count} elements is longer than the limit of {ValueLimits.MaxListElements}");

    public static Value UnequalSizes(int list, int keys) => Value.Error(
        $"@sortByAssociatedKeys() expected a list of the same size as the associated keys list, but got {list} and {keys} elements respectively");

    public static Value Empty(string function) => Value.Error($"{function} called on empty list");

    public static Value NoOrder(in Value a, in Value b) => Value.Error($"no such overload: {RuntimeType.Of(a).Name} < {RuntimeType.Of(b).Name}");
}
