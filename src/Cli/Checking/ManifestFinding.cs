namespace Caveat.Cli.Checking;

/// <summary>Either an object, or why there is none where one should be.</summary>
internal readonly record struct ManifestFinding(Manifest? Manifest, string? Problem);
