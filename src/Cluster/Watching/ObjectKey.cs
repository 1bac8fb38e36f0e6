namespace Caveat.Cluster.Watching;

/// <summary>An object of a kind.</summary>
/// <param name="Namespace">Empty for cluster-scoped objects.</param>
/// <param name="Name">Its name.</param>
public readonly record struct ObjectKey(string Namespace, string Name);
