using Caveat.Text;

namespace Caveat.Policies;

/// <summary>A document that does not serve, and why.</summary>
/// <param name="Kind">Kind of the document: <c>CaveatPolicy</c>.</param>
/// <param name="Name">Its name; empty when it has none.</param>
/// <param name="Diagnostics">At least one error.</param>
public sealed record PolicyFailure(string Kind, string Name, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Its namespace; empty for most, which are cluster-scoped.</summary>
    public string Namespace { get; init; } = "";
}
