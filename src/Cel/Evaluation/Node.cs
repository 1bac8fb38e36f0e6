using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>A step of a planned expression. Immutable. Each of the three lanes counts the same cost.</summary>
internal abstract class Node
{
    protected Node(TextSpan span) => Span = span;

    public TextSpan Span { get; }

    /// <summary>The value; never absent.</summary>
    public abstract Value Evaluate(Frame frame);

    /// <summary>The boolean lane: makes no value.</summary>
    public virtual Truth Test(Frame frame)
    {
        var value = Evaluate(frame);
        if (value.Kind != ValueKind.Bool)
        {
            return frame.Fail(value, Span);
        }

        return value.AsBool ? Truth.True : Truth.False;
    }

    /// <summary>The optional lane: what is in an optional, absent for none; a value that is no optional as it is. Makes no optional.</summary>
    public virtual Value EvaluateInner(Frame frame)
    {
        var value = Evaluate(frame);
        return value.Kind == ValueKind.Optional ? value.Unchecked<OptionalObject>().Inner : value;
    }

    protected Value At(in Value error) => Value.Of(error.AsError.At(Span));

    protected Value At(CelError error) => Value.Of(error.At(Span));
}
