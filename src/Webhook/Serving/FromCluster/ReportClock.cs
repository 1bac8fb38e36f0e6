namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>What reporting to the cluster is timed and logged by.</summary>
internal sealed class ReportClock(TimeProvider clock, ILogger<PolicyStatusService> log)
{
    public TimeProvider Clock => clock;

    public ILogger Log => log;
}
