using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>-a</c>.</summary>
internal sealed class NegateNode : Node
{
    private readonly Node _operand;

    public NegateNode(TextSpan span, Node operand) : base(span) => _operand = operand;

    public override Value Evaluate(Frame frame)
    {
        var value = _operand.Evaluate(frame);
        frame.Charge(1);
        if (value.IsError)
        {
            return value;
        }

        var result = Arithmetic.Negate(value);
        return result.IsError ? At(result) : result;
    }
}
