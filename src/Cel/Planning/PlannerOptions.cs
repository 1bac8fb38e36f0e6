namespace Caveat.Cel.Planning;

/// <summary>How expressions are planned.</summary>
public sealed class PlannerOptions
{
    /// <summary>As the API server counts, everything made fast.</summary>
    public static PlannerOptions Default { get; } = new();

    /// <summary>Whose costs are counted.</summary>
    /// <value>The API server's.</value>
    public CostRules Costs { get; init; }

    /// <summary>
    /// True when <c>has(a.b)</c> and <c>a.?b</c> fail on an <c>a</c> that can have no fields, a number say, as the specification's conformance suite asks. False: there is no such
    /// field, as on the API server, which leaves cel-go's option for it off.
    /// </summary>
    public bool FailsOnBadPresenceTest { get; init; }

    /// <summary>Computes what follows from constants when the expression is planned; results and costs stay the same.</summary>
    internal bool Folds { get; init; } = true;

    /// <summary>Takes nodes of their own for macros; results and costs stay the same.</summary>
    internal bool HasMacroNodes { get; init; } = true;
}
