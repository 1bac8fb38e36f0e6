namespace Caveat.Cel.Syntax;

/// <summary>Makes what stands instead of a macro's call.</summary>
/// <param name="call">The call as written; its arguments are expanded already.</param>
/// <param name="factory">Makes nodes with fresh ids, and takes errors.</param>
/// <returns>
/// What stands instead; <paramref name="call"/> itself where the macro does not apply; null after <see cref="ExprFactory.Report"/>.
/// </returns>
public delegate Expr? MacroExpander(CallExpr call, ExprFactory factory);
