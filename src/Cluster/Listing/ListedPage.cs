namespace Caveat.Cluster.Listing;

/// <summary>Objects of a resource, or why not all of it was listed.</summary>
/// <param name="Resource">Of the objects.</param>
/// <param name="Objects">Empty with a problem.</param>
/// <param name="Problem">A sentence; null for objects.</param>
public readonly record struct ListedPage(ServedResource Resource, IReadOnlyList<ListedObject> Objects, string? Problem);
