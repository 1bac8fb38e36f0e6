namespace Caveat.Cel.Values;

/// <summary>
/// Two lists, one behind the other, not copied: an expression that joins lists again and again takes memory for the joins, not for the elements.
/// </summary>
internal sealed class JoinedList : ListObject
{
    // Below this a copy is cheaper than a join; an eighth of a page.
    private const int MaxCopiedElements = 32;

    // A look-up walks down at most this many joins.
    private const int MaxDepth = 32;

    private readonly Value _first;
    private readonly Value _second;
    private readonly int _firstCount;
    private readonly int _count;
    private readonly int _depth;

    private JoinedList(Value first, Value second, int firstCount, int count, int depth)
    {
        (_first, _second, _firstCount, _count, _depth) = (first, second, firstCount, count, depth);
    }

    public static Value Of(in Value first, in Value second)
    {
        var firstCount = first.As<ListObject>().Count(first.Bits);
        var secondCount = second.As<ListObject>().Count(second.Bits);
        if (firstCount == 0 || secondCount == 0)
        {
            return firstCount == 0 ? second : first;
        }

        var count = (long)firstCount + secondCount;
        if (count > ValueLimits.MaxListElements)
        {
            return ValueErrors.ListTooLong(count);
        }

        var joined = new JoinedList(first, second, firstCount, (int)count, 1 + Math.Max(DepthOf(first), DepthOf(second)));
        return Value.Of(count <= MaxCopiedElements || joined._depth > MaxDepth ? joined.Copy() : joined);
    }

    public override int Count(long bits) => _count;

    public override Value At(long bits, int index)
    {
        var list = this;
        while (true)
        {
            var inFirst = index < list._firstCount;
            var part = inFirst ? list._first : list._second;
            index = inFirst ? index : index - list._firstCount;
            if (part.Object is not JoinedList deeper)
            {
                return part.Unchecked<ListObject>().At(part.Bits, index);
            }

            list = deeper;
        }
    }

    private static int DepthOf(in Value list) => list.Object is JoinedList joined ? joined._depth : 0;

    private ValueList Copy()
    {
        var elements = new Value[_count];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = At(0, i);
        }

        return new ValueList(elements);
    }
}
