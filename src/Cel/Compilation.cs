using Caveat.Cel.Checking;
using Caveat.Cel.Evaluation;
using Caveat.Text;

namespace Caveat.Cel;

/// <summary>What became of an expression's text.</summary>
/// <param name="Program">Ready to run; null when there is an error.</param>
/// <param name="Checked">The tree with its types; null when there is an error.</param>
/// <param name="Diagnostics">Errors, and warnings if any, by position.</param>
public sealed record Compilation(Program? Program, CheckedExpr? Checked, IReadOnlyList<Diagnostic> Diagnostics);
