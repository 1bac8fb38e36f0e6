using Caveat.Policies;

namespace Caveat.Manifests;

/// <summary>A manifest with what was decided about it.</summary>
/// <param name="Manifest">The object as it was given.</param>
/// <param name="Namespace">Where it would be written; empty for a cluster-scoped kind.</param>
/// <param name="Mutation">What was filled in, and what failed doing so.</param>
/// <param name="Filled">The object with what was filled in: the one that was validated.</param>
/// <param name="Validation">Of the phase that denies.</param>
public sealed record JudgedManifest(Manifest Manifest, string Namespace, Decision Mutation, Manifest Filled, Decision Validation)
{
    /// <summary>Whether the API server would store it: it asks both webhooks, and one that refuses is enough.</summary>
    public bool Allowed => Mutation.Allowed && Validation.Allowed;
}
