using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>x.hasValue()</c>, without making an optional.</summary>
internal sealed class OptionalHasValueNode : PredicateNode
{
    private readonly Node _optional;

    public OptionalHasValueNode(TextSpan span, Node optional) : base(span) => _optional = optional;

    public override Truth Test(Frame frame)
    {
        var inner = _optional.EvaluateInner(frame);
        frame.Charge(1);
        return inner.Kind switch
        {
            ValueKind.Absent => Truth.False,
            ValueKind.Error => frame.Fail(inner, Span),
            _ => Truth.True,
        };
    }
}
