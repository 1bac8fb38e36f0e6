namespace Caveat.Cluster.Bench;

/// <summary>Measurements without the webhook, and with it.</summary>
internal sealed class Pair
{
    private readonly List<double> _without = [];
    private readonly List<double> _with = [];

    public double Without => Median(_without);

    public double With => Median(_with);

    public List<double> Of(bool isGuarded) => isGuarded ? _with : _without;

    public static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
