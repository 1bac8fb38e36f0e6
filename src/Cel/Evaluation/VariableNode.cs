using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>A declared variable.</summary>
internal sealed class VariableNode : Node
{
    private readonly int _slot;
    private readonly int _cost;

    public VariableNode(TextSpan span, int slot, int cost) : base(span)
    {
        _slot = slot;
        _cost = cost;
    }

    public override Value Evaluate(Frame frame)
    {
        frame.Charge(_cost);
        var value = frame.Resolve(_slot);
        return value.Kind > ValueKind.Error ? value : Failed(value);
    }

    private Value Failed(in Value value) => Value.Of(
        value.IsError ? value.AsError.MovedTo(Span) : ValueErrors.NoSuchAttribute.MovedTo(Span));
}
