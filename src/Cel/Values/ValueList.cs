namespace Caveat.Cel.Values;

/// <summary>One list that an expression wrote or made.</summary>
public sealed class ValueList : ListObject
{
    /// <summary>The list of no elements.</summary>
    public static readonly ValueList Empty = new([]);

    private readonly Value[] _elements;
    private readonly int _count;

    /// <summary>Takes the array as it is: who made it may not change it any more.</summary>
    public ValueList(Value[] elements) : this(elements, elements.Length)
    {
    }

    internal ValueList(Value[] elements, int count)
    {
        _elements = elements;
        _count = count;
    }

    internal ReadOnlySpan<Value> Elements => _elements.AsSpan(0, _count);

    /// <inheritdoc/>
    public override int Count(long bits) => _count;

    /// <inheritdoc/>
    public override Value At(long bits, int index) => _elements[index];
}
