namespace Caveat.Cel.Values;

/// <summary>Exact order of numbers of different types: beyond 2^53 a conversion to double would make different numbers equal.</summary>
internal static class NumberOrder
{
    private const double TwoTo63 = 9_223_372_036_854_775_808.0;
    private const double TwoTo64 = 18_446_744_073_709_551_616.0;

    public static ValueOrder Of(long a, ulong b) => a < 0 ? ValueOrder.Less : Of((ulong)a, b);

    public static ValueOrder Of(long a, long b) => a < b ? ValueOrder.Less : a > b ? ValueOrder.Greater : ValueOrder.Equal;

    public static ValueOrder Of(ulong a, ulong b) => a < b ? ValueOrder.Less : a > b ? ValueOrder.Greater : ValueOrder.Equal;

    public static ValueOrder Of(double a, double b) =>
        a < b ? ValueOrder.Less : a > b ? ValueOrder.Greater : a == b ? ValueOrder.Equal : ValueOrder.Unordered;

    public static ValueOrder Of(long a, double b)
    {
        if (double.IsNaN(b))
        {
            return ValueOrder.Unordered;
        }

        if (b >= TwoTo63)
        {
            return ValueOrder.Less;
        }

        return b < -TwoTo63 ? ValueOrder.Greater : OrFraction(Of(a, (long)b), b);
    }

    public static ValueOrder Of(ulong a, double b)
    {
        if (double.IsNaN(b))
        {
            return ValueOrder.Unordered;
        }

        if (b >= TwoTo64)
        {
            return ValueOrder.Less;
        }

        return b < 0 ? ValueOrder.Greater : OrFraction(Of(a, (ulong)b), b);
    }

    public static ValueOrder Reverse(ValueOrder order) => order switch
    {
        ValueOrder.Less => ValueOrder.Greater,
        ValueOrder.Greater => ValueOrder.Less,
        _ => order,
    };

    // The whole parts are equal: what b has behind the point decides.
    private static ValueOrder OrFraction(ValueOrder whole, double b)
    {
        if (whole != ValueOrder.Equal)
        {
            return whole;
        }

        return Of(0.0, b - Math.Truncate(b));
    }
}
