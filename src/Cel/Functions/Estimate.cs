namespace Caveat.Cel.Functions;

/// <summary>
/// A size or a cost that is known only between two bounds, both included. Sizes are what <c>size()</c> gives; costs are the API server's units. Arithmetic saturates at
/// <see cref="ulong.MaxValue"/>, which means unbounded.
/// </summary>
/// <param name="Min">The least.</param>
/// <param name="Max">The most.</param>
public readonly record struct Estimate(ulong Min, ulong Max)
{
    /// <summary>Nothing is known: from 0 to unbounded.</summary>
    public static Estimate Unknown { get; } = new(0, ulong.MaxValue);

    /// <summary>The neutral element of <see cref="Plus"/>.</summary>
    public static Estimate Zero { get; } = Exactly(0);

    /// <summary>Both bounds are one number.</summary>
    public static Estimate Exactly(ulong number) => new(number, number);

    /// <summary>Bound by bound.</summary>
    public Estimate Plus(Estimate other) => new(Add(Min, other.Min), Add(Max, other.Max));

    /// <summary>Bound by bound: the cost of a step with the number of steps.</summary>
    public Estimate Times(Estimate other) => new(Multiply(Min, other.Min), Multiply(Max, other.Max));

    /// <summary>Bound by bound, rounded up: a size with the cost of one unit of it.</summary>
    public Estimate Times(double factor) => new(Multiply(Min, factor), Multiply(Max, factor));

    /// <summary>The narrowest that holds both.</summary>
    public Estimate Union(Estimate other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));

    private static ulong Add(ulong a, ulong b) => a > ulong.MaxValue - b ? ulong.MaxValue : a + b;

    private static ulong Multiply(ulong a, ulong b) => b != 0 && a > ulong.MaxValue / b ? ulong.MaxValue : a * b;

    // A double of 2^64 and more has no ulong; the conversion saturates only by chance of the platform.
    private static ulong Multiply(ulong a, double factor)
    {
        var product = Math.Ceiling(a * factor);
        return product >= 18446744073709551616.0 ? ulong.MaxValue : (ulong)product;
    }
}
