namespace Caveat.Cel.Values;

/// <summary>Collects the elements of a list.</summary>
internal struct ListBuilder
{
    private Value[]? _elements;
    private int _count;

    public void Add(in Value element)
    {
        if (_elements is null || _count == _elements.Length)
        {
            Array.Resize(ref _elements, Math.Max(4, _count * 2));
        }

        _elements[_count++] = element;
    }

    public readonly Value ToList() => Value.Of(_elements is null ? ValueList.Empty : new ValueList(_elements, _count));
}
