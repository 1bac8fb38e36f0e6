using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>x.or(y)</c>: y is computed only when it is needed. The call itself costs nothing, as on the API server.</summary>
internal sealed class OptionalOrNode : Node
{
    private readonly Node _optional;
    private readonly Node _otherwise;

    public OptionalOrNode(TextSpan span, Node optional, Node otherwise) : base(span)
    {
        _optional = optional;
        _otherwise = otherwise;
    }

    public override Value Evaluate(Frame frame)
    {
        var value = _optional.Evaluate(frame);
        return value.Object == OptionalObject.None ? _otherwise.Evaluate(frame) : value;
    }

    public override Value EvaluateInner(Frame frame)
    {
        var inner = _optional.EvaluateInner(frame);
        return inner.Kind == ValueKind.Absent ? _otherwise.EvaluateInner(frame) : inner;
    }
}
