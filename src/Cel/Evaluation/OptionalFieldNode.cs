using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>a.?b</c>, and a step behind one.</summary>
internal sealed class OptionalFieldNode : Node
{
    private readonly Node _operand;
    private readonly bool _failsOnOthers;
    private readonly FieldName _name;

    public OptionalFieldNode(TextSpan span, Node operand, FieldName name, bool failsOnOthers) : base(span)
    {
        _operand = operand;
        _failsOnOthers = failsOnOthers;
        _name = name;
    }

    public override Value Evaluate(Frame frame) => Lookup.Wrap(EvaluateInner(frame));

    public override Value EvaluateInner(Frame frame)
    {
        var value = _operand.EvaluateInner(frame);
        if (value.Kind <= ValueKind.Error)
        {
            return value;
        }

        var field = Lookup.FieldIfPresent(value, _name, _failsOnOthers);
        frame.Charge(field.Kind == ValueKind.Absent ? 0 : 1);
        return field.IsError ? At(field) : field;
    }
}
