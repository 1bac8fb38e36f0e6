using Caveat.Cel.Functions;
using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>Type{field: value}</c>.</summary>
internal sealed class ObjectNode : Node
{
    private readonly ObjectConstructor _construct;
    private readonly string[] _names;
    private readonly Node[] _values;
    private readonly bool[] _isOptional;

    public ObjectNode(TextSpan span, ObjectConstructor construct, string[] names, Node[] values, bool[] isOptional) : base(span)
    {
        _construct = construct;
        _names = names;
        _values = values;
        _isOptional = isOptional;
    }

    public override Value Evaluate(Frame frame)
    {
        var names = new string[_names.Length];
        var values = new Value[_names.Length];
        var count = 0;
        for (var i = 0; i < _names.Length; i++)
        {
            var value = _values[i].Evaluate(frame);
            value = _isOptional[i] ? Entries.Unwrap(value) : value;
            if (value.IsError)
            {
                return At(value);
            }

            (names[count], values[count]) = (_names[i], value);
            count += value.Kind == ValueKind.Absent ? 0 : 1;
        }

        frame.Charge(ValueCost.ObjectCreation);
        var made = _construct(names.AsSpan(0, count), values.AsSpan(0, count));
        return made.IsError ? At(made) : made;
    }
}
