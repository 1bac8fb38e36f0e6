using Caveat.Cluster.Reading;
using Caveat.Cluster.Watching;
using Caveat.Webhook.Observing;

namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>Runs the watches while the host runs, and shows how old what they hold may be.</summary>
internal sealed class WatchService : BackgroundService
{
    private readonly List<ResourceWatch> _watches;

    public WatchService(IServiceProvider services, CustomResources resources, PolicySource source, WebhookMetrics metrics)
    {
        _watches = [resources.Watch, .. services.GetService<ClusterPolicies>()?.Watches ?? []];
        metrics.BeforeCollecting(() =>
        {
            foreach (var watch in source.Watches())
            {
                metrics.ObserveWatch(watch.Path, watch.IsSynced, watch.Silence);
            }
        });
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_watches.ConvertAll(watch => watch.RunAsync(stoppingToken)));
}
