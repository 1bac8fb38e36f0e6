using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>map</c>, <c>filter</c> and <c>transformList</c>.</summary>
internal sealed class TransformListNode : Node
{
    private readonly LoopRange _range;
    private readonly Node? _filter;
    private readonly Node _element;
    private readonly TransformCost _cost;

    /// <summary>Without a filter all elements are taken.</summary>
    public TransformListNode(TextSpan span, LoopRange range, Node? filter, Node element, TransformCost cost) : base(span)
    {
        _range = range;
        _filter = filter;
        _element = element;
        _cost = cost;
    }

    public override Value Evaluate(Frame frame)
    {
        var range = _range.Open(frame, out var count);
        if (range.IsError)
        {
            return range;
        }

        frame.Charge(_cost.Start);
        var list = new ListBuilder();
        Value error = default;
        for (var i = 0; i < count && !frame.IsExhausted; i++)
        {
            _range.Load(frame, range, i);
            Step(frame, ref list, ref error);
        }

        frame.Charge(LoopCost.Result);
        return error.IsError ? error : list.ToList();
    }

    // A filter that fails replaces the error of an earlier round, as the macro's ternary does; an element's failure stays.
    private void Step(Frame frame, ref ListBuilder list, ref Value error)
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

        var element = _element.Evaluate(frame);
        frame.Charge(element.IsError ? 1 : _cost.Step);
        if (element.IsError)
        {
            error = element;
        }
        else
        {
            list.Add(element);
        }
    }
}
