namespace Caveat.Cluster.Election;

/// <summary>A Lease as the API server has it.</summary>
/// <param name="Record">What it says.</param>
/// <param name="Version">Its <c>resourceVersion</c>: a write names it, and is refused when somebody was faster.</param>
internal sealed record StoredLease(LeaseRecord Record, string Version);
