namespace Caveat.Policies.Exceptions;

/// <summary>Whether a violation may be. By default nobody says anything.</summary>
/// <param name="ExceptedBy">Who says so, and until when; null when it denies.</param>
/// <param name="Note">Why what somebody said does not count; null when nobody said anything, or it counts.</param>
internal readonly record struct Dispensation(string? ExceptedBy, string? Note);
