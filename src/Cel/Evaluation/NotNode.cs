using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>!a</c>.</summary>
internal sealed class NotNode : PredicateNode
{
    private readonly Node _operand;

    public NotNode(TextSpan span, Node operand) : base(span) => _operand = operand;

    public override Truth Test(Frame frame)
    {
        var truth = _operand.Test(frame);
        frame.Charge(1);
        return truth switch
        {
            Truth.True => Truth.False,
            Truth.False => Truth.True,
            _ => Truth.Error,
        };
    }
}
