using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>What a comprehension runs over, and where its variables live.</summary>
internal sealed class LoopRange
{
    private readonly Node _range;
    private readonly int _first;
    private readonly int _second;

    /// <summary>The slots of the variables; the second is negative where there is one variable only.</summary>
    public LoopRange(Node range, int first, int second)
    {
        _range = range;
        _first = first;
        _second = second;
    }

    public TextSpan Span => _range.Span;

    /// <summary>The list or map, or an error.</summary>
    public Value Open(Frame frame, out int count)
    {
        var range = _range.Evaluate(frame);
        count = range.Kind switch
        {
            ValueKind.List => range.Unchecked<ListObject>().Count(range.Bits),
            ValueKind.Map => range.Unchecked<MapObject>().Count(range.Bits),
            _ => 0,
        };
        return range.Kind is ValueKind.List or ValueKind.Map or ValueKind.Error
            ? range
            : Value.Of(ValueErrors.NotIterable(range).AsError.At(Span));
    }

    /// <summary>Puts an entry into the variables: element, or key; of two, index and element, or key and value.</summary>
    public void Load(Frame frame, in Value range, int index)
    {
        if (range.Kind == ValueKind.List)
        {
            var element = range.Unchecked<ListObject>().At(range.Bits, index);
            if (_second < 0)
            {
                frame.Local(_first) = element;
                return;
            }

            frame.Local(_first) = Value.Of((long)index);
            frame.Local(_second) = element;
            return;
        }

        range.Unchecked<MapObject>().EntryAt(range.Bits, index, out var key, out var value);
        frame.Local(_first) = key;
        if (_second >= 0)
        {
            frame.Local(_second) = value;
        }
    }
}
