namespace Caveat.Cel.Values;

/// <summary>
/// Order of numbers of different types. An int and a uint compare exactly. An integer and a double compare as doubles, as in cel-go, and so the conformance suite has it
/// (comparisons/lt_literal/not_lt_dyn_int_big_lossy_double): beyond 2^53 neighbours are equal to one double.
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

    public static ValueOrder Of(long a, double b) => b < -TwoTo63 ? ValueOrder.Greater : b > TwoTo63 ? ValueOrder.Less : Of((double)a, b);

    public static ValueOrder Of(ulong a, double b) => b < 0 ? ValueOrder.Greater : b > TwoTo64 ? ValueOrder.Less : Of((double)a, b);

    public static ValueOrder Reverse(ValueOrder order) => order switch
    {
        ValueOrder.Less => ValueOrder.Greater,
        ValueOrder.Greater => ValueOrder.Less,
        _ => order,
    };
}
