using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>a.b.c</c> and <c>a["b"]</c>: look-ups by names that are known.</summary>
internal sealed class FieldChainNode : Node
{
    private readonly Node _operand;
    private readonly FieldName[] _names;
    private readonly TextSpan[] _spans;

    public FieldChainNode(Node operand, FieldName[] names, TextSpan[] spans) : base(spans[^1])
    {
        _operand = operand;
        _names = names;
        _spans = spans;
    }

    public Node Operand => _operand;

    public FieldName[] Names => _names;

    public TextSpan[] Spans => _spans;

    public override Value Evaluate(Frame frame)
    {
        var value = _operand.Evaluate(frame);
        for (var i = 0; i < _names.Length; i++)
        {
            if (value.IsError)
            {
                return value;
            }

            frame.Charge(1);
            if (value.Kind != ValueKind.Map || !value.Unchecked<MapObject>().TryGetField(value.Bits, _names[i], out value))
            {
                return Other(value, i, frame);
            }
        }

        return value;
    }

    // An optional in the middle makes the rest of the way optional; everything else has no such field.
    private Value Other(in Value value, int index, Frame frame)
    {
        if (value.Kind != ValueKind.Optional)
        {
            var error = value.Kind == ValueKind.List ? ValueErrors.InvalidIndex(_names[index].Value) : ValueErrors.NoSuchKey(_names[index].Text);
            return Value.Of(error.AsError.At(_spans[index]));
        }

        var inner = value.Unchecked<OptionalObject>().Inner;
        for (var i = index; i < _names.Length && inner.Kind > ValueKind.Error; i++)
        {
            inner = Lookup.FieldIfPresent(inner, _names[i], failsOnOthers: false);
            frame.Charge(i > index && inner.Kind != ValueKind.Absent ? 1 : 0);
        }

        return Lookup.Wrap(inner);
    }
}
