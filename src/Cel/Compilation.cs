using Caveat.Cel.Checking;
using Caveat.Cel.Evaluation;
using Caveat.Text;

namespace Caveat.Cel;

/// <summary>What became of an expression.</summary>
/// <param name="Program">Ready to run; null when there are errors.</param>
/// <param name="Checked">The tree with its types; null when there are errors.</param>
/// <param name="Diagnostics">Errors, by place. Empty when the expression is right.</param>
public sealed record Compilation(Program? Program, CheckedExpr? Checked, IReadOnlyList<Diagnostic> Diagnostics);
