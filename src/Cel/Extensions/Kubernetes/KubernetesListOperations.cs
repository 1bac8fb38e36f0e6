using Caveat.Cel.Extensions.Lists;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>Bodies of the API server's list functions.</summary>
internal static class KubernetesListOperations
{
    public static Value IsSorted(Value list)
    {
        var source = list.As<ListObject>();
        var count = source.Count(list.Bits);
        for (var i = 1; i < count; i++)
        {
            var (before, after) = (source.At(list.Bits, i - 1), source.At(list.Bits, i));
            switch (ValueComparer.Compare(before, after))
            {
                case ValueOrder.NoOverload:
                    return ListErrors.NoOrder(before, after);
                case ValueOrder.Greater:
                    return Value.False;
            }
        }

        return Value.True;
    }

    public static Value Sum(Value list, CelType type)
    {
        var sum = type.Kind switch
        {
            CelTypeKind.Uint => Value.Of(0UL),
            CelTypeKind.Double => Value.Of(0.0),
            CelTypeKind.Duration => Value.OfNanoseconds(0),
            _ => Value.Of(0L),
        };
        var source = list.As<ListObject>();
        var count = source.Count(list.Bits);
        for (var i = 0; i < count && !sum.IsError; i++)
        {
            sum = Arithmetic.Add(sum, source.At(list.Bits, i));
        }

        return sum;
    }

    public static Value Max(Value list) => Extreme(list, "max", ValueOrder.Greater);

    public static Value Min(Value list) => Extreme(list, "min", ValueOrder.Less);

    public static Value IndexOf(Value list, Value element)
    {
        var source = list.As<ListObject>();
        var count = source.Count(list.Bits);
        for (var i = 0; i < count; i++)
        {
            if (ValueEquality.Equal(source.At(list.Bits, i), element))
            {
                return Value.Of((long)i);
            }
        }

        return Value.Of(-1L);
    }

    public static Value LastIndexOf(Value list, Value element)
    {
        var source = list.As<ListObject>();
        for (var i = source.Count(list.Bits) - 1; i >= 0; i--)
        {
            if (ValueEquality.Equal(source.At(list.Bits, i), element))
            {
                return Value.Of((long)i);
            }
        }

        return Value.Of(-1L);
    }

    private static Value Extreme(in Value list, string function, ValueOrder wanted)
    {
        var source = list.As<ListObject>();
        var count = source.Count(list.Bits);
        if (count == 0)
        {
            return ListErrors.Empty(function);
        }

        var found = source.At(list.Bits, 0);
        for (var i = 1; i < count; i++)
        {
            var element = source.At(list.Bits, i);
            var order = ValueComparer.Compare(element, found);
            if (order == ValueOrder.NoOverload)
            {
                return ListErrors.NoOrder(element, found);
            }

            found = order == wanted ? element : found;
        }

        return found;
    }
}
