namespace Caveat.Sandbox;

/// <summary>What a stop came to.</summary>
/// <param name="Names">The servers that ran and were stopped, in that order; empty when none ran.</param>
public sealed record StoppedServers(IReadOnlyList<string> Names);
