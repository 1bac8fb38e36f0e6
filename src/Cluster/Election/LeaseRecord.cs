namespace Caveat.Cluster.Election;

/// <summary>What a Lease says (<c>coordination.k8s.io/v1</c>, LeaseSpec). The times are for people: nobody compares them with a clock of his own.</summary>
/// <param name="Holder">Who leads; empty when nobody does, as after a release.</param>
/// <param name="Duration">How long after a renewal others wait; whole seconds.</param>
/// <param name="Acquired">When the holder began to lead, by its clock.</param>
/// <param name="Renewed">When it said so last, by its clock.</param>
/// <param name="Transitions">How often the holder became another.</param>
internal sealed record LeaseRecord(string Holder, TimeSpan Duration, DateTimeOffset Acquired, DateTimeOffset Renewed, int Transitions)
{
    /// <summary>What the holder leaves for the next one; empty for nothing. In an annotation.</summary>
    public string Note { get; init; } = "";
}
