using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>exists_one</c>: looks at all, as the macro does; an error anywhere is the result.</summary>
internal sealed class ExistsOneNode : PredicateNode
{
    private readonly LoopRange _range;
    private readonly Node _predicate;

    public ExistsOneNode(TextSpan span, LoopRange range, Node predicate) : base(span)
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

        var found = 0;
        CelError? error = null;
        for (var i = 0; i < count && !frame.IsExhausted; i++)
        {
            _range.Load(frame, range, i);
            var truth = _predicate.Test(frame);
            error = truth == Truth.Error ? frame.Error : error;
            if (truth == Truth.True)
            {
                frame.Charge(error is null ? LoopCost.CountStep : 1);
                found++;
            }
        }

        frame.Charge(error is null ? LoopCost.CountResult : LoopCost.Result);
        if (error is not null)
        {
            return frame.Fail(error, Span);
        }

        return found == 1 ? Truth.True : Truth.False;
    }
}
