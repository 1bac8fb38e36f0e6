using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>True unless the operand is false: a comprehension goes on over an error.</summary>
internal sealed class NotStrictlyFalseNode : PredicateNode
{
    private readonly Node _operand;

    public NotStrictlyFalseNode(TextSpan span, Node operand) : base(span) => _operand = operand;

    public override Truth Test(Frame frame)
    {
        var truth = _operand.Test(frame);
        frame.Charge(1);
        return truth == Truth.False ? Truth.False : Truth.True;
    }
}
