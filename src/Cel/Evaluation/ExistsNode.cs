using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>exists</c>: true as soon as one is true, an error where none is true and one failed.</summary>
internal sealed class ExistsNode : PredicateNode
{
    private readonly LoopRange _range;
    private readonly Node _predicate;

    public ExistsNode(TextSpan span, LoopRange range, Node predicate) : base(span)
    {
        _range = range;
        _predicate = predicate;
    }

    public override Truth Test(Frame frame)
    {
        var range = _range.Open(frame, out var count);
        if (range.IsError)
        {
            return frame.Fail(range, Span);
        }

        CelError? error = null;
        for (var i = 0; i < count && !frame.IsExhausted; i++)
        {
            _range.Load(frame, range, i);
            frame.Charge(LoopCost.ExistsCondition + LoopCost.LogicalStep);
            var truth = _predicate.Test(frame);
            if (truth == Truth.True)
            {
                frame.Charge(i + 1 < count ? LoopCost.ExistsCondition + LoopCost.Result : LoopCost.Result);
                return Truth.True;
            }

            error ??= truth == Truth.Error ? frame.Error : null;
        }

        frame.Charge(LoopCost.Result);
        return error is null ? Truth.False : frame.Fail(error, Span);
    }
}
