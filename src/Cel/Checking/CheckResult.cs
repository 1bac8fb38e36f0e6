using Caveat.Text;

namespace Caveat.Cel.Checking;

/// <summary>What checking found.</summary>
/// <param name="Expr">The checked tree; null when there is an error.</param>
/// <param name="Diagnostics">In the order of the source.</param>
public sealed record CheckResult(CheckedExpr? Expr, IReadOnlyList<Diagnostic> Diagnostics);
