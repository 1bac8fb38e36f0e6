using Caveat.Cel.Functions;
using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary>An overload as a call uses it.</summary>
internal sealed class BoundOverload
{
    private readonly ParameterGuard[] _guards;
    private readonly CallCost? _cost;

    public BoundOverload(Overload overload, FunctionBody body, bool isOnly)
    {
        Body = body;
        _cost = overload.CostsByType && !isOnly ? null : overload.Cost;
        _guards = new ParameterGuard[overload.Parameters.Count];
        for (var i = 0; i < _guards.Length; i++)
        {
            _guards[i] = new ParameterGuard(overload.Parameters[i]);
        }
    }

    public FunctionBody Body { get; }

    public bool Accepts(in Value a) => _guards[0].Accepts(a);

    public bool Accepts(in Value a, in Value b) => _guards[0].Accepts(a) && _guards[1].Accepts(b);

    public bool Accepts(ReadOnlySpan<Value> arguments)
    {
        for (var i = 0; i < _guards.Length; i++)
        {
            if (!_guards[i].Accepts(arguments[i]))
            {
                return false;
            }
        }

        return true;
    }

    public long CostOf(ReadOnlySpan<Value> arguments, in Value result) => _cost is null ? 1 : _cost(arguments, result);
}
