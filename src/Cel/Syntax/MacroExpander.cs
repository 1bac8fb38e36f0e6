namespace Caveat.Cel.Syntax;

/// <summary>Makes what stands instead of a macro's call.</summary>
/// <param name="call">The call as written.</param>
/// <param name="factory">Makes nodes with fresh ids at the call's place, and takes errors.</param>
public delegate Expr? MacroExpander(CallExpr call, ExprFactory factory);
