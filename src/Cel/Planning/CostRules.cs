namespace Caveat.Cel.Planning;

/// <summary>Whose costs a program counts.</summary>
public enum CostRules
{
    /// <summary>
    /// The API server's: literals of constants, conversions of constants and <c>in</c> over such a list are free, because it computes them beforehand (cel-go's OptOptimize),
    /// and <c>has(a.b)</c> costs 1 for each field (PresenceTestHasCost(false)).
    /// </summary>
    ApiServer,

    /// <summary>cel-go's without options: a list costs 10, a map 30, wherever they stand, and <c>has(a.b)</c> costs as much as <c>a.b</c>.</summary>
    CelGo,
}
