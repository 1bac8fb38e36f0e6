using Caveat.Cel.Functions;

namespace Caveat.Cel.Extensions;

/// <summary>A row of the table of what Kubernetes' environment has.</summary>
/// <param name="Library">What it adds.</param>
/// <param name="Introduced">The first release that has it.</param>
/// <param name="Removed">The first release that has it no more; null while there is none.</param>
/// <param name="MutationOnly">Only in the expressions of mutating policies.</param>
public sealed record KubernetesLibrary(Library Library, KubernetesVersion Introduced, KubernetesVersion? Removed = null, bool MutationOnly = false)
{
    /// <summary>Whether a release has it.</summary>
    public bool IsIn(KubernetesVersion version) => Introduced <= version && (Removed is not { } removed || version < removed);
}
