namespace Caveat.Cluster.Listing;

/// <summary>A resource whose objects rules apply to.</summary>
/// <param name="Resource">In the version that the server prefers.</param>
/// <param name="LabelSelector">Labels that all rules want, as <c>kubectl -l</c> takes them; empty for all objects.</param>
public sealed record AuditedResource(ServedResource Resource, string LabelSelector);
