namespace Caveat.Cluster.Election;

/// <summary>How long things last while replicas agree on a leader. The worths are those that Kubernetes' own components take (client-go, leaderelection).</summary>
public sealed record ElectionTerms
{
    /// <summary>So long after the last renewal that a candidate saw it waits before it takes over.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// So long after the beginning of its last renewal a leader still counts itself as one. The rest of <see cref="LeaseDuration"/> is for what it began to write before.
    /// </summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two attempts, to renew or to take over.</summary>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For one attempt: two fit into <see cref="RenewDeadline"/>.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// For one answer to who writes as the leader: a write that was begun while <see cref="LeaseElection.IsHeld"/> said so has ended, one way or the other, before <see cref="LeaseDuration"/> is over and
    /// another leads.
    /// </summary>
    public static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(4);
}
