namespace Caveat.Cel.Evaluation;

/// <summary>
/// Counts what evaluations cost, in the API server's units, against a limit. The meter of an expression has the meter of its policy as its parent: what counts in the one counts in the other.
/// </summary>
public sealed class CostMeter
{
    /// <summary>The API server's limit of one expression (k8s.io/apiserver/pkg/apis/cel, PerCallLimit): about 0.1 seconds there.</summary>
    public const long ExpressionLimit = 1_000_000;

    /// <summary>The API server's limit of all expressions of a policy (RuntimeCELCostBudget): about a second there.</summary>
    public const long PolicyLimit = 10_000_000;

    /// <summary>The API server's limit of all match conditions (RuntimeCELCostBudgetMatchConditions): about a quarter of a second there.</summary>
    public const long MatchConditionsLimit = 2_500_000;

    private readonly CostMeter? _parent;

    /// <summary>A meter at zero.</summary>
    /// <param name="limit">Most that may be used; reaching it is allowed, passing it is not.</param>
    /// <param name="parent">Counts along; null for none.</param>
    public CostMeter(long limit, CostMeter? parent = null)
    {
        Limit = limit;
        _parent = parent;
    }

    /// <summary>Most that may be used.</summary>
    public long Limit { get; }

    /// <summary>What has been used; more than <see cref="Limit"/> when an evaluation was ended for it.</summary>
    public long Used { get; private set; }

    /// <summary>True when this meter or one above it is past its limit.</summary>
    public bool IsExceeded => Remaining < 0;

    /// <summary>What may still be used, here and above; negative when exceeded.</summary>
    public long Remaining => _parent is null ? Limit - Used : Math.Min(Limit - Used, _parent.Remaining);

    /// <summary>Counts a cost that something else than an evaluation had.</summary>
    /// <param name="cost">Not negative.</param>
    public void Add(long cost)
    {
        for (var meter = this; meter is not null; meter = meter._parent)
        {
            meter.Used += cost;
        }
    }

    /// <summary>Back to zero, for the next evaluation; parents keep what they counted.</summary>
    public void Reset() => Used = 0;
}
