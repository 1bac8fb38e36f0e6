using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Strings;

/// <summary>What can go wrong in the strings library, in cel-go's words.</summary>
internal static class StringErrors
{
    public static Value IndexOutOfRange(long index) => Value.Error($"index out of range: {index}");

    public static Value InvalidRange(long start, long end) => Value.Error($"invalid substring range. start: {start}, end: {end}");

    public static Value NotText(in Value value) => Value.Error($"type conversion error from '{RuntimeType.Of(value).Name}' to 'string'");

    public static Value TooLong(long bytes) => Value.Error($"a string of {bytes} bytes is longer than the limit of {ValueLimits.MaxStringBytes}");

    public static Value TooManyParts(long count) => Value.Error($"a list of {count} elements is longer than the limit of {ValueLimits.MaxListElements}");
}
