using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>[a, ?b]</c>.</summary>
internal sealed class ListNode : Node
{
    private readonly Node[] _elements;
    private readonly bool[] _isOptional;
    private readonly int _cost;

    public ListNode(TextSpan span, Node[] elements, bool[] isOptional, int cost) : base(span)
    {
        _elements = elements;
        _isOptional = isOptional;
        _cost = cost;
    }

    public override Value Evaluate(Frame frame)
    {
        var values = new Value[_elements.Length];
        var count = 0;
        for (var i = 0; i < _elements.Length; i++)
        {
            var value = _elements[i].Evaluate(frame);
            if (_isOptional[i])
            {
                value = Entries.Unwrap(value);
            }

            if (value.IsError)
            {
                return At(value);
            }

            values[count] = value;
            count += value.Kind == ValueKind.Absent ? 0 : 1;
        }

        frame.Charge(_cost);
        return Value.Of(new ValueList(values, count));
    }
}
