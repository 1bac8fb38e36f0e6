using Caveat.Cluster.Watching;

namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>Runs the watches of the documents while the host runs.</summary>
internal sealed class WatchService(ClusterPolicies policies) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        foreach (ResourceWatch watch in policies.Watches)
        {
            running.Add(watch.RunAsync(stoppingToken));
        }

        return Task.WhenAll(running);
    }
}
