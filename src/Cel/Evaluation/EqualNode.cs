using Caveat.Cel.Functions;
using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>a == b</c> and <c>a != b</c>.</summary>
internal sealed class EqualNode : PredicateNode
{
    private readonly Node _left;
    private readonly Node _right;
    private readonly Truth _whenEqual;

    public EqualNode(TextSpan span, Node left, Node right, bool isNegated) : base(span)
    {
        _left = left;
        _right = right;
        _whenEqual = isNegated ? Truth.False : Truth.True;
    }

    public override Truth Test(Frame frame)
    {
        var left = _left.Evaluate(frame);
        if (left.IsError)
        {
            return frame.Fail(left, Span);
        }

        var right = _right.Evaluate(frame);
        if (right.IsError)
        {
            return frame.Fail(right, Span);
        }

        if (left.Kind == ValueKind.Int && right.Kind == ValueKind.Int)
        {
            frame.Charge(1);
            return left.Bits == right.Bits ? _whenEqual : _whenEqual ^ Truth.True;
        }

        frame.Charge(ValueCost.ParallelTraversal(left, right));
        return ValueEquality.Equal(left, right) ? _whenEqual : _whenEqual ^ Truth.True;
    }
}
