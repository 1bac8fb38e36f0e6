using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>A value that is known; what computing it would have cost is still counted.</summary>
internal sealed class ConstantNode : Node
{
    private readonly Value _value;

    /// <summary>A value, or an error.</summary>
    /// <param name="span">Where it stands.</param>
    /// <param name="value">The worth.</param>
    /// <param name="cost">What computing it costs.</param>
    /// <param name="isLiteral">Free where the API server's costs count, because it is a constant there as well.</param>
    public ConstantNode(TextSpan span, Value value, long cost, bool isLiteral) : base(span)
    {
        _value = value;
        Cost = cost;
        IsLiteral = isLiteral;
    }

    public Value Value => _value;

    public long Cost { get; }

    public bool IsLiteral { get; }

    public override Value Evaluate(Frame frame)
    {
        frame.Charge(Cost);
        return _value;
    }
}
