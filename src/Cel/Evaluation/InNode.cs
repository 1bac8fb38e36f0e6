using Caveat.Cel.Functions;
using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary><c>a in b</c> over a list or a map.</summary>
internal sealed class InNode : PredicateNode
{
    private readonly Node _element;
    private readonly Node _container;
    private readonly bool _costsBySize;

    // Only a list that the checker knew to be one costs by its size.
    public InNode(TextSpan span, Node element, Node container, bool costsBySize) : base(span)
    {
        _element = element;
        _container = container;
        _costsBySize = costsBySize;
    }

    public override Truth Test(Frame frame)
    {
        var element = _element.Evaluate(frame);
        if (element.IsError)
        {
            return frame.Fail(element, Span);
        }

        var container = _container.Evaluate(frame);
        if (container.IsError)
        {
            return frame.Fail(container, Span);
        }

        frame.Charge(_costsBySize ? ValueCost.SizeOf(container) : 1);
        return container.Kind switch
        {
            ValueKind.List => Contains(container, element) ? Truth.True : Truth.False,
            ValueKind.Map => container.Unchecked<MapObject>().TryGet(container.Bits, element, out _) ? Truth.True : Truth.False,
            _ => frame.Fail(ValueErrors.NoOverload("@in", [element, container]), Span),
        };
    }

    internal static bool Contains(in Value container, in Value element)
    {
        var list = container.Unchecked<ListObject>();
        var count = list.Count(container.Bits);
        for (var i = 0; i < count; i++)
        {
            if (ValueEquality.Equal(list.At(container.Bits, i), element))
            {
                return true;
            }
        }

        return false;
    }
}
