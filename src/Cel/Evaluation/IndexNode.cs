using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>a[i]</c>.</summary>
internal sealed class IndexNode : Node
{
    private readonly Node _operand;
    private readonly Node _key;

    public IndexNode(TextSpan span, Node operand, Node key) : base(span)
    {
        _operand = operand;
        _key = key;
    }

    public override Value Evaluate(Frame frame)
    {
        var value = _operand.Evaluate(frame);
        if (value.IsError)
        {
            return value;
        }

        var key = _key.Evaluate(frame);
        frame.Charge(1);
        if (key.IsError)
        {
            return key;
        }

        var found = value.Kind == ValueKind.Optional
            ? Lookup.Wrap(Inner(value.Unchecked<OptionalObject>().Inner, key))
            : Lookup.Required(value, key);
        return found.IsError ? At(found) : found;
    }

    private static Value Inner(in Value inner, in Value key) => inner.Kind == ValueKind.Absent ? inner : Lookup.IfPresent(inner, key, failsOnOthers: false);
}
