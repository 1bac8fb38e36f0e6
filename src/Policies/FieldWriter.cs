namespace Caveat.Policies;

/// <summary>Who set a field last, as <c>metadata.managedFields</c> tell.</summary>
/// <param name="Manager">What a client called itself, which is its own choice.</param>
/// <param name="Operation"><c>Apply</c> or <c>Update</c>.</param>
/// <param name="Time">Of the manager's last write, RFC 3339, whichever field that changed; null when nobody noted it.</param>
public sealed record FieldWriter(string Manager, string Operation, string? Time)
{
    /// <summary>For people: <c>kubectl-edit (Update, 2026-11-20T10:00:00Z)</c>.</summary>
    public override string ToString() => $"{Manager} ({Operation}{(Time is null ? "" : $", {Time}")})";
}
