using Caveat.Cel.Functions;
using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>An arithmetic operator, and <c>+</c> of strings, bytes and lists.</summary>
internal sealed class ArithmeticNode<TOperation> : Node where TOperation : struct, IOperation
{
    private readonly Node _left;
    private readonly Node _right;
    private readonly bool _costsBySize;

    // Only joining of strings or bytes that the checker settled on costs by their size.
    public ArithmeticNode(TextSpan span, Node left, Node right, bool costsBySize) : base(span)
    {
        _left = left;
        _right = right;
        _costsBySize = costsBySize;
    }

    public override Value Evaluate(Frame frame)
    {
        var left = _left.Evaluate(frame);
        if (left.IsError)
        {
            return left;
        }

        var right = _right.Evaluate(frame);
        if (right.IsError)
        {
            return right;
        }

        frame.Charge(_costsBySize ? ValueCost.Traversal(ValueCost.SizeOf(left) + ValueCost.SizeOf(right)) : 1);
        var result = TOperation.Apply(left, right);
        return result.IsError ? At(result) : result;
    }
}
