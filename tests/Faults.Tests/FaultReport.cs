using System.Globalization;
using Caveat.Faults.Tests.Cluster;
using Caveat.Faults.Tests.Load;

namespace Caveat.Faults.Tests;

/// <summary>Checks what has to hold after each fault, and says how long it was felt: a line each in artifacts/faults.txt, which eng/test.sh prints.</summary>
internal static class FaultReport
{
    private static readonly Lock Gate = new();

    public static Task CloseAsync(FaultyCluster cluster, WriteLoad load, string fault, TimeSpan recovery) => CloseAsync(cluster.Webhooks, cluster.Writer, load, fault, recovery);

    public static async Task CloseAsync(IReadOnlyList<Replica> replicas, Writer writer, WriteLoad load, string fault, TimeSpan recovery)
    {
        await load.DisposeAsync();
        Assert.Equal(0, load.ForbiddenStored);
        Assert.Empty(await writer.ForbiddenAsync(2));
        Assert.All(replicas, static replica => Assert.True(replica.IsTheOneStarted, $"{replica.Name} had to be started again"));
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
