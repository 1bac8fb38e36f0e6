namespace Caveat.Cel.Evaluation;

/// <summary>The parts of a comprehension that see its variables.</summary>
internal sealed record FoldSteps(Node Start, Node Condition, Node Step, Node Result);
