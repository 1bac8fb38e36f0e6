namespace Caveat.Cel.Evaluation;

/// <summary>What the literals in a macro's expansion cost.</summary>
/// <param name="Start">The empty list or map that the accumulator starts with.</param>
/// <param name="Step">An element's way into the accumulator.</param>
internal readonly record struct TransformCost(int Start, int Step);
