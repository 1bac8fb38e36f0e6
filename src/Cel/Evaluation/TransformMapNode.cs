using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary><c>transformMap</c>, and <c>transformMapEntry</c> where there is no key of its own.</summary>
internal sealed class TransformMapNode : Node
{
    private readonly LoopRange _range;
    private readonly Node? _filter;
    private readonly MapEntryNodes _entry;
    private readonly TransformCost _cost;
    private readonly bool _isEntry;

    /// <summary>Without a filter all entries are taken. Of an entry that is a map, only the value counts.</summary>
    public TransformMapNode(LoopRange range, Node? filter, MapEntryNodes entry, TransformCost cost, bool isEntry) : base(range.Span)
    {
        _range = range;
        _filter = filter;
        _entry = entry;
        _cost = cost;
        _isEntry = isEntry;
    }

    public override Value Evaluate(Frame frame)
    {
        var range = _range.Open(frame, out var count);
        if (range.IsError)
        {
            return range;
        }

        frame.Charge(_cost.Start);
        var map = new ValueMap(_isEntry ? 0 : count);
        Value error = default;
        for (var i = 0; i < count && !frame.IsExhausted; i++)
        {
            _range.Load(frame, range, i);
            Step(frame, map, ref error);
        }

        frame.Charge(LoopCost.Result);
        return error.IsError ? At(error) : Value.Of(map);
    }

    private void Step(Frame frame, ValueMap map, ref Value error)
    {
        var truth = _filter is null ? Truth.True : _filter.Test(frame);
        if (truth == Truth.Error)
        {
            error = Value.Of(frame.Error!);
        }

        if (truth != Truth.True)
        {
            return;
        }

        if (error.IsError)
        {
            frame.Charge(1);
            return;
        }

        var value = _entry.Value.Evaluate(frame);
        frame.Charge(value.IsError ? 1 : _cost.Step);
        error = value.IsError ? value : _isEntry ? Merge(map, value) : Insert(map, frame, value);
    }

    private Value Insert(ValueMap map, Frame frame, in Value value)
    {
        var key = _entry.Key.Evaluate(frame);
        return key.IsError ? key : Add(map, key, value);
    }

    private static Value Merge(ValueMap map, in Value entries)
    {
        if (entries.Kind != ValueKind.Map)
        {
            return ValueErrors.NoOverload("cel.@mapInsert", [Value.Of(map), entries]);
        }

        var source = entries.Unchecked<MapObject>();
        var count = source.Count(entries.Bits);
        for (var i = 0; i < count; i++)
        {
            source.EntryAt(entries.Bits, i, out var key, out var value);
            var error = Add(map, key, value);
            if (error.IsError)
            {
                return error;
            }
        }

        return default;
    }

    private static Value Add(ValueMap map, in Value key, in Value value) =>
        map.TryAdd(key, value) ? default : ValueErrors.InsertFailed(key);
}
