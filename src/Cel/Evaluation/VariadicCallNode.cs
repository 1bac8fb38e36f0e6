using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>A function of no arguments, or of three and more.</summary>
internal sealed class VariadicCallNode : Node
{
    private readonly string _function;
    private readonly BoundOverload[] _overloads;
    private readonly Node[] _arguments;

    public VariadicCallNode(TextSpan span, string function, BoundOverload[] overloads, Node[] arguments) : base(span)
    {
        _function = function;
        _overloads = overloads;
        _arguments = arguments;
    }

    public override Value Evaluate(Frame frame)
    {
        var arguments = _arguments.Length == 0 ? [] : new Value[_arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = _arguments[i].Evaluate(frame);
            if (arguments[i].IsError)
            {
                return arguments[i];
            }
        }

        foreach (var overload in _overloads)
        {
            if (overload.Accepts(arguments))
            {
                var result = Apply(overload, arguments);
                frame.Charge(overload.CostOf(arguments, result));
                return result.IsError ? At(result) : result;
            }
        }

        frame.Charge(1);
        return At(ValueErrors.NoOverload(_function, arguments));
    }

    private static Value Apply(BoundOverload overload, Value[] arguments) => overload.Body.Ternary is { } ternary
        ? ternary(arguments[0], arguments[1], arguments[2])
        : overload.Body.Variadic!(arguments);
}
