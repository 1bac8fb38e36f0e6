using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>a[?i]</c>, and an index behind an optional step.</summary>
internal sealed class OptionalIndexNode : Node
{
    private readonly Node _operand;
    private readonly bool _failsOnOthers;
    private readonly Node _key;

    public OptionalIndexNode(TextSpan span, Node operand, Node key, bool failsOnOthers) : base(span)
    {
        _operand = operand;
        _failsOnOthers = failsOnOthers;
        _key = key;
    }

    public override Value Evaluate(Frame frame) => Lookup.Wrap(EvaluateInner(frame));

    public override Value EvaluateInner(Frame frame)
    {
        var value = _operand.EvaluateInner(frame);
        if (value.Kind <= ValueKind.Error)
        {
            return value;
        }

        var key = _key.Evaluate(frame);
        if (key.IsError)
        {
            return key;
        }

        var found = Lookup.IfPresent(value, key, _failsOnOthers);
        frame.Charge(found.Kind == ValueKind.Absent ? 0 : 1);
        return found.IsError ? At(found) : found;
    }
}
