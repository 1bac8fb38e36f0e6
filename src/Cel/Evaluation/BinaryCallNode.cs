using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>A function of two arguments.</summary>
internal sealed class BinaryCallNode : Node
{
    private readonly string _function;
    private readonly BoundOverload[] _overloads;
    private readonly Node _first;
    private readonly Node _second;

    public BinaryCallNode(TextSpan span, string function, BoundOverload[] overloads, Node first, Node second) : base(span)
    {
        _function = function;
        _overloads = overloads;
        _first = first;
        _second = second;
    }

    public override Value Evaluate(Frame frame)
    {
        var first = _first.Evaluate(frame);
        if (first.IsError)
        {
            return first;
        }

        var second = _second.Evaluate(frame);
        if (second.IsError)
        {
            return second;
        }

        foreach (var overload in _overloads)
        {
            if (overload.Accepts(first, second))
            {
                var result = overload.Body.Binary!(first, second);
                frame.Charge(overload.CostOf([first, second], result));
                return result.IsError ? At(result) : result;
            }
        }

        frame.Charge(1);
        return At(ValueErrors.NoOverload(_function, [first, second]));
    }
}
