using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>a in [1, 2, 3]</c> over a list that is known.</summary>
internal sealed class InSetNode : PredicateNode
{
    private readonly Node _element;
    private readonly HashSet<Value> _set;
    private readonly long _cost;

    public InSetNode(TextSpan span, Node element, HashSet<Value> set, long cost) : base(span)
    {
        _element = element;
        _set = set;
        _cost = cost;
    }

    public override Truth Test(Frame frame)
    {
        var element = _element.Evaluate(frame);
        if (element.IsError)
        {
            return frame.Fail(element, Span);
        }

        frame.Charge(_cost);
        return _set.Contains(element) ? Truth.True : Truth.False;
    }
}
