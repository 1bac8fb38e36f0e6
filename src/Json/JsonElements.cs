namespace Caveat.Json;

/// <summary>The elements of an array, for <c>foreach</c>; allocates nothing.</summary>
public struct JsonElements
{
    private readonly JsonText? _text;
    private readonly int _count;
    private int _next;
    private int _seen;

    internal JsonElements(JsonText text, int array)
    {
        _text = text;
        _count = text.Tape.Nodes[array].Count;
        _next = array + 1;
    }

    /// <summary>The element that <see cref="MoveNext"/> reached.</summary>
    public JsonValue Current { get; private set; }

    /// <summary>Itself.</summary>
    public readonly JsonElements GetEnumerator() => this;

    /// <summary>Goes to the next element; false behind the last.</summary>
    public bool MoveNext()
    {
        if (_text is null || _seen == _count)
        {
            return false;
        }

        _seen++;
        Current = new JsonValue(_text, _next);
        _next = _text.Tape.EndOf(_next);
        return true;
    }
}
