namespace Caveat.Json;

/// <summary>The properties of an object, for <c>foreach</c>; allocates nothing.</summary>
public struct JsonProperties
{
    private readonly JsonText? _text;
    private readonly int _count;
    private int _next;
    private int _seen;

    internal JsonProperties(JsonText text, int obj)
    {
        _text = text;
        _count = text.Tape.Nodes[obj].Count;
        _next = obj + 1;
    }

    /// <summary>The property that <see cref="MoveNext"/> reached.</summary>
    public JsonProperty Current { get; private set; }

    /// <summary>Itself.</summary>
    public readonly JsonProperties GetEnumerator() => this;

    /// <summary>Goes to the next property; false behind the last.</summary>
    public bool MoveNext()
    {
        if (_text is null || _seen == _count)
        {
            return false;
        }

        _seen++;
        Current = new JsonProperty(_text, _next);
        _next = _text.Tape.EndOf(_next + 1);
        return true;
    }
}
