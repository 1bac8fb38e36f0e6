namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>How a document of the cluster stands in this replica.</summary>
/// <param name="Uid">Of the object; one that was deleted and made again is another.</param>
/// <param name="Generation">That was read last.</param>
/// <param name="EnforcedGeneration">That serves; 0 for none.</param>
/// <param name="Problem">Why these two differ, a message a line; null when they don't.</param>
internal sealed record PolicyStanding(string Uid, long Generation, long EnforcedGeneration, string? Problem);
