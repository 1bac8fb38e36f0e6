using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary>A step that costs more for where it stands.</summary>
internal sealed class ChargedNode : Node
{
    private readonly Node _inner;
    private readonly int _cost;

    public ChargedNode(Node inner, int cost) : base(inner.Span)
    {
        _inner = inner;
        _cost = cost;
    }

    public override Value Evaluate(Frame frame)
    {
        frame.Charge(_cost);
        return _inner.Evaluate(frame);
    }

    public override Value EvaluateInner(Frame frame)
    {
        frame.Charge(_cost);
        return _inner.EvaluateInner(frame);
    }
}
