namespace Caveat.Audit.Replay;

/// <summary>An object, by the resource that serves it.</summary>
/// <param name="Group">Empty for the core group.</param>
/// <param name="Resource">In the plural.</param>
/// <param name="Namespace">Empty for a cluster-scoped object.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct ObjectKey(string Group, string Resource, string Namespace, string Name);
