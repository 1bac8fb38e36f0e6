using System.Globalization;
using Caveat.Faults.Tests.Cluster;
using Caveat.Faults.Tests.Load;

namespace Caveat.Faults.Tests;

/// <summary>Checks what has to hold after each fault, and says how long it was felt: a line each in artifacts/faults.txt, which eng/test.sh prints.</summary>
internal static class FaultReport
{
    private static readonly Lock Gate = new();

    public static async Task CloseAsync(FaultyCluster cluster, WriteLoad load, string fault, TimeSpan recovery)
    {
        await load.DisposeAsync();
        Assert.Equal(0, load.ForbiddenStored);
        Assert.Empty(await cluster.Writer.ForbiddenAsync(2));
        Assert.All(cluster.Webhooks, static replica => Assert.True(replica.IsTheOneStarted, $"{replica.Name} had to be started again"));
        Say(string.Create(CultureInfo.InvariantCulture, $"{fault}: served again after {recovery.TotalSeconds:F2} s; {load}"));
    }

    public static void Say(string line)
    {
        lock (Gate)
        {
            File.AppendAllText(SourceTree.Path("artifacts/faults.txt"), line + "\n");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(line);
    }
}
