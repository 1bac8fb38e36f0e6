using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>{k: v, ?k: v}</c>.</summary>
internal sealed class MapNode : Node
{
    private readonly MapEntryNodes[] _entries;
    private readonly int _cost;

    public MapNode(TextSpan span, MapEntryNodes[] entries, int cost) : base(span)
    {
        _entries = entries;
        _cost = cost;
    }

    public override Value Evaluate(Frame frame)
    {
        var map = new ValueMap(_entries.Length);
        foreach (var entry in _entries)
        {
            var error = Add(map, entry, frame);
            if (error.IsError)
            {
                return At(error);
            }
        }

        frame.Charge(_cost);
        return Value.Of(map);
    }

    private static Value Add(ValueMap map, MapEntryNodes entry, Frame frame)
    {
        var key = entry.Key.Evaluate(frame);
        if (key.IsError)
        {
            return key;
        }

        var value = entry.Value.Evaluate(frame);
        value = entry.IsOptional ? Entries.Unwrap(value) : value;
        return value.Kind <= ValueKind.Error ? value : Entries.Add(map, key, value);
    }
}
