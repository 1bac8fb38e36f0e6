using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>A variable of a comprehension.</summary>
internal sealed class LocalNode : Node
{
    private readonly int _index;
    private readonly int _cost;

    public LocalNode(TextSpan span, int index, int cost) : base(span)
    {
        _index = index;
        _cost = cost;
    }

    public override Value Evaluate(Frame frame)
    {
        frame.Charge(_cost);
        return frame.Local(_index);
    }
}
