using System.Diagnostics;

namespace Caveat.Cel.Bench;

/// <summary>Measures two ways of one thing in turns, so that whatever else the machine does falls on both.</summary>
internal static class Stopwatches
{
    private const int Rounds = 30;
    private const double MillisecondsPerRound = 20;
    private const double WarmingMilliseconds = 200;

    /// <summary>Nanoseconds and bytes a call of each, the best of all rounds: what else runs on the machine only ever adds.</summary>
    public static (Measure First, Measure Second) Compare(Func<bool> first, Func<bool> second)
    {
        var (firstCount, secondCount) = (CallsPerRound(first), CallsPerRound(second));
        var (firstTimes, secondTimes) = (new double[Rounds], new double[Rounds]);
        for (var i = 0; i < Rounds; i++)
        {
            firstTimes[i] = Nanoseconds(first, firstCount);
            secondTimes[i] = Nanoseconds(second, secondCount);
        }

        return (new(Best(firstTimes), Bytes(first)), new(Best(secondTimes), Bytes(second)));
    }

    // Long enough for the compiler's second tier to be there.
    private static int CallsPerRound(Func<bool> call)
    {
        var enough = (int)Math.Clamp(WarmingMilliseconds * 1_000_000 / Nanoseconds(call, 30), 30, 20_000);
        for (var i = 0; i < 3; i++)
        {
            Nanoseconds(call, enough);
            Task.Delay(150).Wait();
        }

        return Math.Max(10, (int)(MillisecondsPerRound * 1_000_000 / Nanoseconds(call, enough)));
    }

    private static double Nanoseconds(Func<bool> call, int count)
    {
        var start = Stopwatch.GetTimestamp();
        var sum = 0;
        for (var i = 0; i < count; i++)
        {
            sum += call() ? 1 : 0;
        }

        var elapsed = Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
        return sum < 0 ? 0 : elapsed;
    }

    private static long Bytes(Func<bool> call)
    {
        const int Calls = 1_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            call();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    private static double Best(double[] times)
    {
        Array.Sort(times);
        return times[0];
    }
}
