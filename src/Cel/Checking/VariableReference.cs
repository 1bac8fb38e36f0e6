namespace Caveat.Cel.Checking;

/// <summary>A declared variable. Stands at a name, or at the outermost <see cref="Syntax.SelectExpr"/> of a qualified one.</summary>
/// <param name="Slot">Index of the declaration in the environment's variables.</param>
/// <param name="Name">The declaration's whole name.</param>
public sealed record VariableReference(int Slot, string Name) : Reference;
