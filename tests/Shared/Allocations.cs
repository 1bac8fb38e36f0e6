namespace Caveat.Tests;

/// <summary>What a steady state allocates on the thread that asks.</summary>
internal static class Allocations
{
    private const int Batches = 10;
    private const int RoundsOfABatch = 100;

    /// <summary>
    /// Bytes of one round, rounded up. The least of several batches: what the runtime allocates once, when it compiles a method anew or a collection has emptied a pool, is not the
    /// round's own.
    /// </summary>
    public static long BytesOfARound(Action round)
    {
        var least = long.MaxValue;
        for (var batch = 0; batch < Batches; batch++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < RoundsOfABatch; i++)
            {
                round();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return (least + RoundsOfABatch - 1) / RoundsOfABatch;
    }
}
