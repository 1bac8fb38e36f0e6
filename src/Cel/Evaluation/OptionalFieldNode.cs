using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>a.?b</c>, and the steps by name behind one.</summary>
internal sealed class OptionalFieldNode : Node
{
    private readonly Node _operand;
    private readonly FieldName[] _names;
    private readonly bool _failsOnOthers;

    public OptionalFieldNode(TextSpan span, Node operand, FieldName name, bool failsOnOthers) : base(span)
    {
        // A step behind a step is one node with it: each node is a call.
        var before = operand as OptionalFieldNode;
        _operand = before?._operand ?? operand;
        _names = before is null ? [name] : [.. before._names, name];
        _failsOnOthers = failsOnOthers;
    }

    public override Value Evaluate(Frame frame) => Lookup.Wrap(EvaluateInner(frame));

    public override Value EvaluateInner(Frame frame)
    {
        var value = _operand.EvaluateInner(frame);
        foreach (var name in _names)
        {
            if (value.Kind == ValueKind.Map && value.Unchecked<MapObject>().TryGetField(value.Bits, name, out var field))
            {
                frame.Charge(1);
                value = field;
                continue;
            }

            return value.Kind <= ValueKind.Error ? value : Other(value, name, frame);
        }

        return value;
    }

    // No such field, and nothing to look for another in.
    private Value Other(in Value value, FieldName name, Frame frame)
    {
        var missing = Lookup.FieldIfPresent(value, name, _failsOnOthers);
        frame.Charge(missing.IsError ? 1 : 0);
        return missing.IsError ? At(missing) : missing;
    }
}
