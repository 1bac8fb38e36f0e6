using Caveat.Policies;

namespace Caveat.Cli.Checking;

/// <summary>A manifest with what was decided about it.</summary>
/// <param name="Manifest">The object.</param>
/// <param name="Namespace">Where it would be written; empty for a cluster-scoped kind.</param>
/// <param name="Decision">Of the phase that denies.</param>
internal sealed record CheckedObject(Manifest Manifest, string Namespace, Decision Decision);
