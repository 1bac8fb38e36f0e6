using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>a || b</c>: true where either is true, whatever happens in the other.</summary>
internal sealed class OrNode : PredicateNode
{
    private readonly Node _left;
    private readonly Node _right;

    public OrNode(TextSpan span, Node left, Node right) : base(span)
    {
        _left = left;
        _right = right;
    }

    public override Truth Test(Frame frame)
    {
        var left = _left.Test(frame);
        return left switch
        {
            Truth.True => Truth.True,
            Truth.False => _right.Test(frame),
            _ => AfterError(frame),
        };
    }

    private Truth AfterError(Frame frame)
    {
        var error = frame.Error;
        if (_right.Test(frame) == Truth.True)
        {
            return Truth.True;
        }

        frame.Error = error;
        return Truth.Error;
    }
}
