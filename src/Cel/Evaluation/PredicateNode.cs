using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>A step whose value is a bool or an error: the boolean lane is the one that is written.</summary>
internal abstract class PredicateNode : Node
{
    protected PredicateNode(TextSpan span) : base(span)
    {
    }

    public abstract override Truth Test(Frame frame);

    public sealed override Value Evaluate(Frame frame) => Test(frame) switch
    {
        Truth.True => Value.True,
        Truth.False => Value.False,
        _ => Value.Of(frame.Error!),
    };
}
