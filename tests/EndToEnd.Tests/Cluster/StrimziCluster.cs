namespace Caveat.EndToEnd.Tests.Cluster;

/// <summary>With the policies of an operator whose children have labels: before Kubernetes 1.27 only these can be told from other objects while the webhook is down.</summary>
public sealed class StrimziCluster : GuardedCluster
{
    /// <inheritdoc/>
    protected override string Policies => "policies/kafka-strimzi";
}
