namespace Caveat.Cel.Values;

/// <summary>A source of lists.</summary>
public abstract class ListObject : ValueObject
{
    /// <summary>For derived sources of lists.</summary>
    protected ListObject() : base(ValueKind.List)
    {
    }

    /// <summary>Number of elements.</summary>
    public abstract int Count(long bits);

    /// <summary>The element at an index that is known to be in range.</summary>
    public abstract Value At(long bits, int index);
}
