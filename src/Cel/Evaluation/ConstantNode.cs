using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>A value that is known; what computing it would have cost is still counted.</summary>
internal sealed class ConstantNode : Node
{
    private readonly Value _value;

    public ConstantNode(TextSpan span, Value value, long cost) : base(span)
    {
        _value = value;
        Cost = cost;
    }

    public Value Value => _value;

    public long Cost { get; }

    public override Value Evaluate(Frame frame)
    {
        frame.Charge(Cost);
        return _value;
    }
}
