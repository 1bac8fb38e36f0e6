using System.Globalization;
using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary>Arithmetic on numbers of JSON: integers of 64 bits stay what they are.</summary>
internal static class NumberOrder
{
    // 2^63, the least double above every integer of 64 bits.
    private const double BeyondLong = 9223372036854775808.0;

    public static bool IsNumber(JsonValue value) => value.Kind is JsonKind.Integer or JsonKind.Float;

    /// <summary>Negative, 0 or positive, as the one number is less than, equal to or more than the other; nothing is rounded.</summary>
    public static int Compare(JsonValue left, JsonValue right) => (left.Kind, right.Kind) switch
    {
        (JsonKind.Integer, JsonKind.Integer) => left.AsInteger.CompareTo(right.AsInteger),
        (JsonKind.Integer, _) => Compare(left.AsInteger, right.AsFloat),
        (_, JsonKind.Integer) => -Compare(right.AsInteger, left.AsFloat),
        _ => left.AsFloat.CompareTo(right.AsFloat),
    };

    /// <summary>Whether a number is a whole multiple of another that is more than 0. Decimals of up to 28 digits are taken as written, so that 0.3 is one of 0.1.</summary>
    public static bool IsMultiple(JsonValue value, JsonValue factor)
    {
        if (value.Kind == JsonKind.Integer && factor.Kind == JsonKind.Integer)
        {
            return value.AsInteger % factor.AsInteger == 0;
        }

        if (TryDecimal(value, out var number) && TryDecimal(factor, out var step) && step != 0)
        {
            return number % step == 0;
        }

        return Math.IEEERemainder(value.AsFloat, factor.AsFloat) == 0;
    }

    private static bool TryDecimal(JsonValue value, out decimal number) =>
        decimal.TryParse(value.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && (number != 0 || value.AsFloat == 0);

    private static int Compare(long left, double right)
    {
        if (right >= BeyondLong)
        {
            return -1;
        }

        if (right < -BeyondLong)
        {
            return 1;
        }

        var whole = (long)right;
        return left != whole ? left.CompareTo(whole) : 0.0.CompareTo(right - whole);
    }
}
