using Caveat.Cluster.Election;

namespace Caveat.Webhook.Auditing;

/// <summary>The time for which this replica is the one that audits: it ends by itself, and no later turn of the same replica's is taken for it.</summary>
internal sealed class AuditTurn
{
    private readonly LeaseElection _lease;
    private readonly int _term;

    private AuditTurn(LeaseElection lease, int term)
    {
        _lease = lease;
        _term = term;
        Progress = AuditProgress.Read(lease.Note);
    }

    /// <summary>Null when it is another replica's turn.</summary>
    public static AuditTurn? Of(LeaseElection lease)
    {
        var term = lease.Term;
        return lease.IsHeld ? new AuditTurn(lease, term) : null;
    }

    public bool IsMine => _lease.IsHeld && _lease.Term == _term;

    /// <summary>As the replica before left it, or as this one has noted it since.</summary>
    public AuditProgress Progress { get; private set; }

    /// <summary>Leaves word of how far it is.</summary>
    public void Note(AuditProgress progress)
    {
        if (IsMine)
        {
            Progress = progress;
            _lease.Note = progress.Write();
        }
    }
}
