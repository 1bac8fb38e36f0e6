using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>A function of one argument.</summary>
internal sealed class UnaryCallNode : Node
{
    private readonly string _function;
    private readonly BoundOverload[] _overloads;
    private readonly Node _argument;

    public UnaryCallNode(TextSpan span, string function, BoundOverload[] overloads, Node argument) : base(span)
    {
        _function = function;
        _overloads = overloads;
        _argument = argument;
    }

    public override Value Evaluate(Frame frame)
    {
        var argument = _argument.Evaluate(frame);
        if (argument.IsError)
        {
            return argument;
        }

        foreach (var overload in _overloads)
        {
            if (overload.Accepts(argument))
            {
                var result = overload.Body.Unary!(argument);
                frame.Charge(overload.CostOf([argument], result));
                return result.IsError ? At(result) : result;
            }
        }

        frame.Charge(1);
        return At(ValueErrors.NoOverload(_function, [argument]));
    }
}
