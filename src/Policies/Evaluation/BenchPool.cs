using System.Collections.Concurrent;

namespace Caveat.Policies.Evaluation;

/// <summary>Benches that wait for the next review. Holds as many as were ever at work at once.</summary>
internal static class BenchPool
{
    private static readonly ConcurrentBag<Bench> Free = [];

    public static Bench Rent(Review review)
    {
        var bench = Free.TryTake(out var known) ? known : new Bench();
        bench.Judgement.Begin(review);
        return bench;
    }

    public static void Return(Bench bench)
    {
        bench.Judgement.End();
        Free.Add(bench);
    }
}
