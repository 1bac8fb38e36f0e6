using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>The comprehension as the specification has it, for what no node is made for.</summary>
internal sealed class FoldNode : Node
{
    private readonly LoopRange _range;
    private readonly int _accumulator;
    private readonly FoldSteps _steps;

    public FoldNode(TextSpan span, LoopRange range, int accumulator, FoldSteps steps) : base(span)
    {
        _range = range;
        _accumulator = accumulator;
        _steps = steps;
    }

    public override Value Evaluate(Frame frame)
    {
        Fold(frame, out var error);
        return error.IsError ? error : _steps.Result.Evaluate(frame);
    }

    public override Truth Test(Frame frame)
    {
        Fold(frame, out var error);
        return error.IsError ? frame.Fail(error, Span) : _steps.Result.Test(frame);
    }

    private void Fold(Frame frame, out Value error)
    {
        error = _range.Open(frame, out var count);
        if (error.IsError)
        {
            return;
        }

        var range = error;
        error = default;
        var start = _steps.Start.Evaluate(frame);
        frame.Local(_accumulator) = start;
        for (var i = 0; i < count && !frame.IsExhausted; i++)
        {
            _range.Load(frame, range, i);
            if (_steps.Condition.Test(frame) == Truth.False)
            {
                return;
            }

            var next = _steps.Step.Evaluate(frame);
            frame.Local(_accumulator) = next;
        }
    }
}
