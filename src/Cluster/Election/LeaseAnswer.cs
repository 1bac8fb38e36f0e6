namespace Caveat.Cluster.Election;

/// <summary>What came of reading or writing a Lease.</summary>
/// <param name="Lease">Null when there is none, and on failure.</param>
/// <param name="Failure">A clause for people; null on success.</param>
/// <param name="IsLost">Whether the failure is that somebody else was faster.</param>
internal readonly record struct LeaseAnswer(StoredLease? Lease, string? Failure, bool IsLost)
{
    public static LeaseAnswer Of(StoredLease? lease) => new(lease, Failure: null, IsLost: false);

    public static LeaseAnswer Failed(string failure) => new(Lease: null, failure, IsLost: false);

    public static LeaseAnswer Lost { get; } = new(Lease: null, "another replica was faster", IsLost: true);
}
