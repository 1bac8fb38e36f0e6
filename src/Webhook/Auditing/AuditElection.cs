using Caveat.Cluster;
using Caveat.Cluster.Election;
using Caveat.Webhook.Options;

namespace Caveat.Webhook.Auditing;

/// <summary>Which replica audits: by a Lease of its own, so that it need not be the one that registers, and whose note is how far the audit has come.</summary>
internal sealed class AuditElection(ClusterConnection connection, ClusterOptions options, TimeProvider clock)
{
    public LeaseElection Lease { get; } = new(connection, options.Namespace, AuditOptions.Lease, $"{options.Replica}_{Guid.NewGuid()}", clock);
}
