using Caveat.Cel.Checking;
using Caveat.Cel.Evaluation;

namespace Caveat.Cel.Planning;

/// <summary>Makes programs of checked expressions: names become slots, calls the overloads that they mean, constants what follows from them.</summary>
public static class Planner
{
    /// <summary>Plans an expression. Takes time that grows with the tree's size.</summary>
    /// <param name="checkedExpr">What the checker gave.</param>
    /// <param name="options">Null for <see cref="PlannerOptions.Default"/>.</param>
    public static Program Plan(CheckedExpr checkedExpr, PlannerOptions? options = null)
    {
        var tree = new TreePlanner(checkedExpr, options ?? PlannerOptions.Default);
        var root = tree.Plan(checkedExpr.Root);
        return new Program(root, tree.Locals.Count, checkedExpr.ResultType, [.. tree.Slots]);
    }
}
