namespace Caveat.Cluster.Election;

/// <summary>The protocol of one who would lead, as client-go has it: what to write, given what there is. Holds no state and asks no clock.</summary>
/// <param name="Identity">Of this process and no other, one that was here before included.</param>
/// <param name="Terms">How long things last.</param>
internal sealed record Candidate(string Identity, ElectionTerms Terms)
{
    /// <summary>What the Lease should say.</summary>
    /// <param name="stored">What it says; null when there is none.</param>
    /// <param name="unchangedFor">Since this process saw it change last, by a clock that nobody sets.</param>
    /// <param name="now">For the times that are written.</param>
    /// <returns>Null when another leads.</returns>
    public LeaseRecord? Next(LeaseRecord? stored, TimeSpan unchangedFor, DateTimeOffset now)
    {
        if (stored?.Holder == Identity)
        {
            return stored with { Duration = Terms.LeaseDuration, Renewed = now };
        }

        var isFree = stored is null || stored.Holder.Length == 0 || unchangedFor >= stored.Duration;
        return isFree ? new LeaseRecord(Identity, Terms.LeaseDuration, now, now, stored is null ? 0 : stored.Transitions + 1) { Note = stored?.Note ?? "" } : null;
    }

    /// <summary>What the Lease should say when this candidate no longer leads; null when it does not lead.</summary>
    public LeaseRecord? Release(LeaseRecord? stored, DateTimeOffset now) =>
        // One second is the shortest that the API server takes.
        stored?.Holder == Identity ? stored with { Holder = "", Duration = TimeSpan.FromSeconds(1), Acquired = now, Renewed = now } : null;
}
