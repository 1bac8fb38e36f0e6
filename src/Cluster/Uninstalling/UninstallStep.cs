namespace Caveat.Cluster.Uninstalling;

/// <summary>One thing that was to be taken away.</summary>
/// <param name="What">For people.</param>
/// <param name="Failure">Null when it is gone, also when it was not there; else why not.</param>
public sealed record UninstallStep(string What, string? Failure);
