using Caveat.Text;

namespace Caveat.Policies.Testing;

/// <summary>The tests of a text.</summary>
/// <param name="Tests">Those that could be read without an error, in the order of the text.</param>
/// <param name="Others">Documents of other kinds, by the place where each begins.</param>
/// <param name="Diagnostics">All findings, in the order of their documents.</param>
public sealed record TestLoadResult(IReadOnlyList<CaveatTest> Tests, IReadOnlyList<string> Others, IReadOnlyList<Diagnostic> Diagnostics);
