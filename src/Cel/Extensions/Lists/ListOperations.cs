using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Lists;

/// <summary>Bodies of cel-go's list functions.</summary>
internal static class ListOperations
{
    public static Value Slice(Value list, Value start, Value end)
    {
        var source = list.As<ListObject>();
        var count = source.Count(list.Bits);
        if (start.AsInt < 0 || end.AsInt < 0)
        {
            return ListErrors.NegativeIndex(start.AsInt, end.AsInt);
        }

        if (start.AsInt > end.AsInt)
        {
            return ListErrors.StartAfterEnd(start.AsInt, end.AsInt);
        }

        if (end.AsInt > count)
        {
            return ListErrors.BeyondEnd(start.AsInt, end.AsInt, count);
        }

        var elements = new Value[end.AsInt - start.AsInt];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = source.At(list.Bits, (int)start.AsInt + i);
        }

        return Value.Of(new ValueList(elements));
    }

    public static Value Flatten(Value list) => FlattenTo(list, Value.Of(1L));

    /// <summary>Lists in the list, and lists in them, down to a depth, are replaced by their elements.</summary>
    public static Value FlattenTo(Value list, Value depth)
    {
        if (depth.AsInt < 0)
        {
            return ListErrors.NegativeLevel;
        }

        var elements = new List<Value>();
        var error = Flatten(list, Math.Min(depth.AsInt, ValueLimits.MaxNesting), elements);
        return error.IsError ? error : Value.Of(new ValueList([.. elements]));
    }

    public static Value Reverse(Value list)
    {
        var elements = Elements(list);
        Array.Reverse(elements);
        return Value.Of(new ValueList(elements));
    }

    public static Value Distinct(Value list)
    {
        var seen = new HashSet<Value>(ValueKeys.Instance);
        var elements = new List<Value>();
        foreach (var element in Elements(list))
        {
            if (seen.Add(element))
            {
                elements.Add(element);
            }
        }

        return Value.Of(new ValueList([.. elements]));
    }

    public static Value Range(Value size)
    {
        if (size.AsInt < 0)
        {
            return ListErrors.NegativeRange(size.AsInt);
        }

        if (size.AsInt > ValueLimits.MaxListElements)
        {
            return ListErrors.RangeTooLong(size.AsInt);
        }

        var elements = new Value[size.AsInt];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = Value.Of((long)i);
        }

        return Value.Of(new ValueList(elements));
    }

    public static Value Sort(Value list) => SortByKeys(list, list);

    /// <summary>In the order that the keys sort in; elements of equal keys stay in their order.</summary>
    public static Value SortByKeys(Value list, Value keys)
    {
        var (elements, keyElements) = (Elements(list), Elements(keys));
        if (elements.Length != keyElements.Length)
        {
            return ListErrors.UnequalSizes(elements.Length, keyElements.Length);
        }

        if (Unsortable(keyElements) is { IsError: true } error)
        {
            return error;
        }

        var order = new int[elements.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => Order(keyElements[a], keyElements[b]) is var byKey && byKey != 0 ? byKey : a.CompareTo(b));
        return Value.Of(new ValueList(Array.ConvertAll(order, i => elements[i])));
    }

    public static Value First(Value list) => Optional(list, 0);

    public static Value Last(Value list) => Optional(list, list.As<ListObject>().Count(list.Bits) - 1);

    private static Value Optional(in Value list, int index)
    {
        var source = list.As<ListObject>();
        return Value.Of(source.Count(list.Bits) == 0 ? OptionalObject.None : OptionalObject.Of(source.At(list.Bits, index)));
    }

    /// <summary>A total order: NaN, which is neither less nor greater, comes first.</summary>
    private static int Order(in Value a, in Value b) => ValueComparer.Compare(a, b) switch
    {
        ValueOrder.Less => -1,
        ValueOrder.Greater => 1,
        ValueOrder.Unordered => double.IsNaN(b.AsDouble).CompareTo(double.IsNaN(a.AsDouble)),
        _ => 0,
    };

    private static Value Unsortable(Value[] keys)
    {
        foreach (var key in keys)
        {
            if (key.Kind != keys[0].Kind)
            {
                return ListErrors.MixedTypes;
            }
        }

        return keys.Length > 0 && ValueComparer.Compare(keys[0], keys[0]) == ValueOrder.NoOverload ? ListErrors.NotComparable : Value.Null;
    }

    private static Value Flatten(in Value list, long depth, List<Value> elements)
    {
        var source = list.As<ListObject>();
        for (var i = 0; i < source.Count(list.Bits); i++)
        {
            var element = source.At(list.Bits, i);
            if (element.Kind == ValueKind.List && depth > 0)
            {
                var error = Flatten(element, depth - 1, elements);
                if (error.IsError)
                {
                    return error;
                }
            }
            else
            {
                elements.Add(element);
            }

            if (elements.Count > ValueLimits.MaxListElements)
            {
                return ListErrors.TooLong(elements.Count);
            }
        }

        return Value.Null;
    }

    private static Value[] Elements(in Value list)
    {
        var source = list.As<ListObject>();
        var elements = new Value[source.Count(list.Bits)];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = source.At(list.Bits, i);
        }

        return elements;
    }
}
