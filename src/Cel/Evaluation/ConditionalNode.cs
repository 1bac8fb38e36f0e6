using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>c ? a : b</c>.</summary>
internal sealed class ConditionalNode : Node
{
    private readonly Node _condition;
    private readonly Node _then;
    private readonly Node _otherwise;

    public ConditionalNode(TextSpan span, Node condition, Node then, Node otherwise) : base(span)
    {
        _condition = condition;
        _then = then;
        _otherwise = otherwise;
    }

    public override Value Evaluate(Frame frame) => _condition.Test(frame) switch
    {
        Truth.True => _then.Evaluate(frame),
        Truth.False => _otherwise.Evaluate(frame),
        _ => Value.Of(frame.Error!),
    };

    public override Truth Test(Frame frame) => _condition.Test(frame) switch
    {
        Truth.True => _then.Test(frame),
        Truth.False => _otherwise.Test(frame),
        _ => Truth.Error,
    };

    public override Value EvaluateInner(Frame frame) => _condition.Test(frame) switch
    {
        Truth.True => _then.EvaluateInner(frame),
        Truth.False => _otherwise.EvaluateInner(frame),
        _ => Value.Of(frame.Error!),
    };
}
