using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>all</c>: false as soon as one is false, an error where none is false and one failed.</summary>
internal sealed class AllNode : PredicateNode
{
    private readonly LoopRange _range;
    private readonly Node _predicate;

    public AllNode(TextSpan span, LoopRange range, Node predicate) : base(span)
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
            frame.Charge(LoopCost.AllCondition + LoopCost.LogicalStep);
            var truth = _predicate.Test(frame);
            if (truth == Truth.False)
            {
                frame.Charge(i + 1 < count ? LoopCost.AllCondition + LoopCost.Result : LoopCost.Result);
                return Truth.False;
            }

            error ??= truth == Truth.Error ? frame.Error : null;
        }

        frame.Charge(LoopCost.Result);
        return error is null ? Truth.True : frame.Fail(error, Span);
    }
}
