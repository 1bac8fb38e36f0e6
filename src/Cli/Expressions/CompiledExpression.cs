using CelProgram = Caveat.Cel.Evaluation.Program;

namespace Caveat.Cli.Expressions;

/// <summary>What became of an expression of a batch.</summary>
/// <param name="Program">Null when it did not compile.</param>
/// <param name="Error">Why it did not, a finding a line; empty when it did.</param>
internal sealed record CompiledExpression(CelProgram? Program, string Error);
