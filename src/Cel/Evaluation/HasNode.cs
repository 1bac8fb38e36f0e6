using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>has(a.b)</c>.</summary>
internal sealed class HasNode : PredicateNode
{
    private readonly Node _operand;
    private readonly bool _failsOnOthers;
    private readonly FieldName _name;

    public HasNode(TextSpan span, Node operand, FieldName name, bool failsOnOthers) : base(span)
    {
        _operand = operand;
        _failsOnOthers = failsOnOthers;
        _name = name;
    }

    public override Truth Test(Frame frame)
    {
        var value = _operand.EvaluateInner(frame);
        if (value.IsError)
        {
            return frame.Fail(value, Span);
        }

        frame.Charge(1);
        var field = Lookup.FieldIfPresent(value, _name, _failsOnOthers);
        if (field.IsError)
        {
            return frame.Fail(field, Span);
        }

        return field.Kind == ValueKind.Absent ? Truth.False : Truth.True;
    }
}
