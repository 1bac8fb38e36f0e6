using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>x.orValue(y)</c>: y is computed only when it is needed, and no optional is made. The call itself costs nothing, as on the API server.</summary>
internal sealed class OptionalOrValueNode : Node
{
    private readonly Node _optional;
    private readonly Node _otherwise;

    public OptionalOrValueNode(TextSpan span, Node optional, Node otherwise) : base(span)
    {
        _optional = optional;
        _otherwise = otherwise;
    }

    public override Value Evaluate(Frame frame)
    {
        var inner = _optional.EvaluateInner(frame);
        return inner.Kind == ValueKind.Absent ? _otherwise.Evaluate(frame) : inner;
    }
}
