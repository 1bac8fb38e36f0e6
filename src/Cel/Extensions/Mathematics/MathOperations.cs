using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Mathematics;

/// <summary>Bodies of cel-go's mathematical functions.</summary>
internal static class MathOperations
{
    public static Value Absolute(Value value) => value.Kind switch
    {
        ValueKind.Double => Value.Of(Math.Abs(value.AsDouble)),
        ValueKind.Uint => value,
        _ => value.AsInt == long.MinValue ? Value.Error("integer overflow") : Value.Of(Math.Abs(value.AsInt)),
    };

    public static Value Sign(Value value) => value.Kind switch
    {
        ValueKind.Double => Value.Of(double.IsNaN(value.AsDouble) ? double.NaN : Math.Sign(value.AsDouble)),
        ValueKind.Uint => Value.Of(value.AsUint == 0 ? 0UL : 1UL),
        _ => Value.Of((long)Math.Sign(value.AsInt)),
    };

    public static Value SquareRoot(Value value) => Value.Of(Math.Sqrt(value.Kind switch
    {
        ValueKind.Double => value.AsDouble,
        ValueKind.Uint => value.AsUint,
        _ => value.AsInt,
    }));

    public static Value Not(Value value) => value.Kind == ValueKind.Uint ? Value.Of(~value.AsUint) : Value.Of(~value.AsInt);

    public static Value And(Value a, Value b) => OfKind(a, a.Bits & b.Bits);

    public static Value Or(Value a, Value b) => OfKind(a, a.Bits | b.Bits);

    public static Value ExclusiveOr(Value a, Value b) => OfKind(a, a.Bits ^ b.Bits);

    public static Value ShiftLeft(Value value, Value count)
    {
        if (count.AsInt < 0)
        {
            return Value.Error($"math.bitShiftLeft() invalid shift count: {count.AsInt}");
        }

        return OfKind(value, count.AsInt > 63 ? 0 : value.Bits << (int)count.AsInt);
    }

    /// <summary>Zeros come in from the left, also into a negative number.</summary>
    public static Value ShiftRight(Value value, Value count)
    {
        if (count.AsInt < 0)
        {
            return Value.Error($"math.bitShiftRight() invalid shift count: {count.AsInt}");
        }

        return OfKind(value, count.AsInt > 63 ? 0 : value.Bits >>> (int)count.AsInt);
    }

    public static Value Max(Value a, Value b) => Extreme(a, b, ValueOrder.Less);

    public static Value Min(Value a, Value b) => Extreme(a, b, ValueOrder.Greater);

    public static Value MaxOf(Value list) => ExtremeOf(list, "math.@max", ValueOrder.Less);

    public static Value MinOf(Value list) => ExtremeOf(list, "math.@min", ValueOrder.Greater);

    private static Value OfKind(in Value like, long bits) => like.Kind == ValueKind.Uint ? Value.Of((ulong)bits) : Value.Of(bits);

    /// <summary>The first where neither is more.</summary>
    private static Value Extreme(in Value a, in Value b, ValueOrder otherWins) => ValueComparer.Compare(a, b) == otherWins ? b : a;

    private static Value ExtremeOf(in Value list, string function, ValueOrder otherWins)
    {
        var source = list.As<ListObject>();
        var count = source.Count(list.Bits);
        if (count == 0)
        {
            return Value.Error($"{function}(list) argument must not be empty");
        }

        var found = source.At(list.Bits, 0);
        for (var i = 0; i < count; i++)
        {
            var element = source.At(list.Bits, i);
            if (element.Kind is not (ValueKind.Int or ValueKind.Uint or ValueKind.Double))
            {
                return Value.Error($"no such overload: {function}");
            }

            found = Extreme(found, element, otherWins);
        }

        return found;
    }
}
