using Caveat.Cel.Checking;
using Caveat.Cel.Functions;

namespace Caveat.Cel.Cost;

/// <summary>
/// What evaluating an expression can cost, estimated as cel-go and the API server do. The server compares the upper bound with its limits when a CustomResourceDefinition is
/// written; admission policies are held to what they spend when they run.
/// </summary>
public static class CostEstimator
{
    /// <summary>The most that the API server lets one expression of a CustomResourceDefinition cost, by estimate.</summary>
    public const ulong PerExpressionLimit = 10_000_000;

    /// <summary>The most that the API server lets all expressions of a CustomResourceDefinition cost together, by estimate.</summary>
    public const ulong PerDefinitionLimit = 100_000_000;

    /// <summary>The least and the most that the expression can cost; the most is <see cref="ulong.MaxValue"/> where nothing bounds it.</summary>
    /// <param name="expr">The expression.</param>
    /// <param name="sizes">How large the values of its variables can be.</param>
    /// <param name="presenceTestIsFree">True as on the API server: <c>has(x.y)</c> costs what <c>x</c> does. cel-go by itself adds 1.</param>
    public static Estimate Of(CheckedExpr expr, SizeBounds sizes, bool presenceTestIsFree = true) =>
        new CostWalk(new SizeTable(expr, sizes), Estimate.Exactly(presenceTestIsFree ? 0UL : 1UL)).CostOf(expr.Root);
}
