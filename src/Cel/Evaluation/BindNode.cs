using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>cel.bind(x, value, expression)</c>: an error in the value counts only where the variable is read.</summary>
internal sealed class BindNode : Node
{
    private readonly int _slot;
    private readonly Node _value;
    private readonly Node _result;
    private readonly int _cost;

    public BindNode(TextSpan span, int slot, Node value, Node result, int cost) : base(span)
    {
        _slot = slot;
        _value = value;
        _result = result;
        _cost = cost;
    }

    public override Value Evaluate(Frame frame)
    {
        Bind(frame);
        return _result.Evaluate(frame);
    }

    public override Truth Test(Frame frame)
    {
        Bind(frame);
        return _result.Test(frame);
    }

    public override Value EvaluateInner(Frame frame)
    {
        Bind(frame);
        return _result.EvaluateInner(frame);
    }

    private void Bind(Frame frame)
    {
        frame.Charge(_cost);
        var value = _value.Evaluate(frame);
        frame.Local(_slot) = value;
    }
}
