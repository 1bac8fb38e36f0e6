using System.Buffers;
using System.Globalization;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>Durations as operators (Prometheus, Strimzi, cert-manager) and PostgreSQL write them.</summary>
internal static class OperatorDuration
{
    private const long Microsecond = 1_000;
    private const long Millisecond = 1_000 * Microsecond;
    private const long Second = 1_000 * Millisecond;
    private const long Day = 86_400 * Second;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> AfterUnit = SearchValues.Create(" 0123456789.");

    /// <summary>A duration or an error.</summary>
    public static Value Parse(Value value)
    {
        var text = value.AsText;
        var rest = text.AsSpan().Trim();
        var isNegative = rest.StartsWith("-");
        rest = isNegative ? rest[1..] : rest;
        if (text.Length > StatefulErrors.MaxLength || rest.IsEmpty)
        {
            return Value.Error(StatefulErrors.Duration(text));
        }

        if (rest.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return rest.TrimStart('0').IsEmpty ? Value.OfNanoseconds(0) : Value.Error(StatefulErrors.NoUnit(text));
        }

        return Sum(rest, out var nanoseconds) ? Result(isNegative ? -nanoseconds : nanoseconds, text) : Value.Error(StatefulErrors.Duration(text));
    }

    private static Value Result(Int128 nanoseconds, string text) =>
        nanoseconds < long.MinValue || nanoseconds > long.MaxValue ? Value.Error(StatefulErrors.DurationOverflow(text)) : Value.OfNanoseconds((long)nanoseconds);

    // 128 bits hold every sum: a part has at most 18 digits, a unit at most 17, and there are fewer than 250 parts.
    private static bool Sum(ReadOnlySpan<char> rest, out Int128 nanoseconds)
    {
        nanoseconds = 0;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(NumberCharacters);
            if (digits is <= 0 or > 18 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            rest = rest[digits..].TrimStart();
            var length = rest.IndexOfAny(AfterUnit);
            var unit = UnitOf(length < 0 ? rest : rest[..length]);
            if (unit == 0)
            {
                return false;
            }

            var whole = decimal.Truncate(number);
            nanoseconds += ((Int128)whole * unit) + (Int128)((number - whole) * unit);
            rest = length < 0 ? [] : rest[length..].TrimStart();
        }

        return true;
    }

    private static long UnitOf(ReadOnlySpan<char> name) => name switch
    {
        "ns" => 1,
        "us" or "µs" or "μs" => Microsecond,
        "ms" or "millis" or "millisecond" or "milliseconds" => Millisecond,
        "s" or "sec" or "secs" or "second" or "seconds" => Second,
        "m" or "min" or "mins" or "minute" or "minutes" => 60 * Second,
        "h" or "hr" or "hrs" or "hour" or "hours" => 3600 * Second,
        "d" or "day" or "days" => Day,
        "w" or "wk" or "week" or "weeks" => 7 * Day,
        "y" or "year" or "years" => 365 * Day,
        _ => 0,
    };
}
