using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>a &amp;&amp; b</c>: false where either is false, whatever happens in the other.</summary>
internal sealed class AndNode : PredicateNode
{
    private readonly Node _left;
    private readonly Node _right;

    public AndNode(TextSpan span, Node left, Node right) : base(span)
    {
        _left = left;
        _right = right;
    }

    public override Truth Test(Frame frame)
    {
        var left = _left.Test(frame);
        return left switch
        {
            Truth.False => Truth.False,
            Truth.True => _right.Test(frame),
            _ => AfterError(frame),
        };
    }

    private Truth AfterError(Frame frame)
    {
        var error = frame.Error;
        if (_right.Test(frame) == Truth.False)
        {
            return Truth.False;
        }

        frame.Error = error;
        return Truth.Error;
    }
}
