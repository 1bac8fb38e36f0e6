namespace Caveat.Manifests;

/// <summary>Either an object, or why there is none where one should be.</summary>
public readonly record struct ManifestFinding(Manifest? Manifest, string? Problem);
