using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;

namespace Caveat.Cel.Tests.Evaluation;

/// <summary>Samples whose last variable is computed when it is read first.</summary>
internal sealed class LazyVariable(Program program, CostMeter meter) : Activation
{
    private readonly Samples _samples = new();
    private Value _kept;

    public override Value Resolve(int slot, Frame frame)
    {
        if (slot != Expressions.Variables.Count - 1)
        {
            return _samples.Resolve(slot, frame);
        }

        if (_kept.Kind == ValueKind.Absent)
        {
            _kept = frame.Evaluate(program, meter);
        }

        return _kept;
    }
}
