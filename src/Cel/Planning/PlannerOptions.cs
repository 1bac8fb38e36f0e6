namespace Caveat.Cel.Planning;

/// <summary>How expressions are planned.</summary>
public sealed class PlannerOptions
{
    /// <summary>As the API server counts, everything made fast.</summary>
    public static PlannerOptions Default { get; } = new();

    /// <summary>Whose costs are counted.</summary>
    /// <value>The API server's.</value>
    public CostRules Costs { get; init; }

    /// <summary>Computes what follows from constants when the expression is planned; results and costs stay the same.</summary>
    internal bool Folds { get; init; } = true;

    /// <summary>Takes nodes of their own for macros; results and costs stay the same.</summary>
    internal bool HasMacroNodes { get; init; } = true;
}
