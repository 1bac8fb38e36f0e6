using Caveat.Cel.Functions;
using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>.</summary>
internal sealed class CompareNode<TRelation> : PredicateNode where TRelation : struct, IRelation
{
    private readonly Node _left;
    private readonly Node _right;
    private readonly bool _costsBySize;

    // Only an overload for strings or bytes that the checker settled on costs by their size.
    public CompareNode(TextSpan span, Node left, Node right, bool costsBySize) : base(span)
    {
        _left = left;
        _right = right;
        _costsBySize = costsBySize;
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
            return TRelation.Holds(left.AsInt, right.AsInt) ? Truth.True : Truth.False;
        }

        return Compare(left, right, frame);
    }

    private Truth Compare(in Value left, in Value right, Frame frame)
    {
        frame.Charge(_costsBySize ? ValueCost.ParallelTraversal(left, right) : 1);
        var order = ValueComparer.Compare(left, right);
        if (order == ValueOrder.NoOverload)
        {
            return frame.Fail(ValueErrors.NoOverload(TRelation.Function, [left, right]), Span);
        }

        return TRelation.Holds(order) ? Truth.True : Truth.False;
    }
}
