namespace Caveat.Cel.Values;

/// <summary>
/// Order of numbers of different types. An int or a uint is compared with a double as a double, so beyond 2^53 different numbers can be equal: that is
/// what the specification's suite asks for (comparisons/lt_literal, <c>not_lt_dyn_int_big_lossy_double</c>), and what the API server does.
/// </summary>
internal static class NumberOrder
{
    private const double TwoTo63 = 9_223_372_036_854_775_808.0;
    private const double TwoTo64 = 18_446_744_073_709_551_616.0;

    public static ValueOrder Of(long a, ulong b) => a < 0 ? ValueOrder.Less : Of((ulong)a, b);

    public static ValueOrder Of(long a, long b) => a < b ? ValueOrder.Less : a > b ? ValueOrder.Greater : ValueOrder.Equal;

    public static ValueOrder Of(ulong a, ulong b) => a < b ? ValueOrder.Less : a > b ? ValueOrder.Greater : ValueOrder.Equal;

    public static ValueOrder Of(double a, double b) =>
        a < b ? ValueOrder.Less : a > b ? ValueOrder.Greater : a == b ? ValueOrder.Equal : ValueOrder.Unordered;

    public static ValueOrder Of(long a, double b) =>
        b < -TwoTo63 ? ValueOrder.Greater : b > TwoTo63 ? ValueOrder.Less : Of((double)a, b);

    public static ValueOrder Of(ulong a, double b) =>
        b < 0 ? ValueOrder.Greater : b > TwoTo64 ? ValueOrder.Less : Of((double)a, b);

    public static ValueOrder Reverse(ValueOrder order) => order switch
    {
        ValueOrder.Less => ValueOrder.Greater,
        ValueOrder.Greater => ValueOrder.Less,
        _ => order,
    };
}
