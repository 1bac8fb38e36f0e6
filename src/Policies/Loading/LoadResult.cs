using Caveat.Text;

namespace Caveat.Policies.Loading;

/// <summary>What a text held.</summary>
/// <param name="Documents">Every document that could be read without an error, in the order of the text.</param>
/// <param name="Failures">Documents that could not, each with its errors; the name is empty where it could not be read.</param>
/// <param name="Diagnostics">All findings of the text, in the order of their places; those of the failures among them.</param>
public sealed record LoadResult(
    IReadOnlyList<PolicyDocument> Documents, IReadOnlyList<PolicyFailure> Failures, IReadOnlyList<Diagnostic> Diagnostics);
