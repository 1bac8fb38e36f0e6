using Caveat.Cel.Evaluation;

namespace Caveat.Policies.Native.Evaluation;

/// <summary>What the expressions of a native policy may cost, in the API server's units: its match conditions, its validations, each of its mutations and its audit annotations have a budget each.</summary>
internal sealed class NativeBudget
{
    private readonly CostMeter _conditions = new(CostMeter.MatchConditionsLimit);
    private readonly CostMeter _rules = new(CostMeter.PolicyLimit);
    private CostMeter _current;

    public NativeBudget() => _current = _rules;

    /// <summary>Whether more was spent than there is.</summary>
    public bool IsSpent => _current.IsExceeded;

    public void StartConditions() => Start(_conditions);

    public void StartRules() => Start(_rules);

    /// <summary>For an expression that starts.</summary>
    public CostMeter ForExpression() => new(CostMeter.ExpressionLimit, _current);

    /// <summary>For a variable, whose cost is not that of the expression that reads it.</summary>
    public CostMeter ForVariable() => new(CostMeter.ExpressionLimit, _current);

    private void Start(CostMeter meter)
    {
        meter.Reset();
        _current = meter;
    }
}
