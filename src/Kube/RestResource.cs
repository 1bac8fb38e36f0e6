namespace Caveat.Kube;

/// <summary>A resource and the kind that it serves.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Kind">Such as <c>StatefulSet</c>.</param>
/// <param name="Resource">The plural in lower case.</param>
/// <param name="IsNamespaced">Whether its objects are in namespaces.</param>
public sealed record RestResource(string Group, string Kind, string Resource, bool IsNamespaced);
