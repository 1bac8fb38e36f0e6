using Caveat.Cel.Values;
using Caveat.Json;

namespace Caveat.Policies.Evaluation.Json;

/// <summary>
/// The values of a <see cref="JsonText"/> as values of the expression language: three objects stand for all of its nodes, told apart by their place in
/// the text, so that no access allocates. Once the text reads another, every value that came from it is dead. Made once for a text, it serves all that it reads.
/// </summary>
internal sealed class JsonValues
{
    private readonly JsonMap _map;
    private readonly JsonList _list;
    private readonly JsonString _string;

    public JsonValues(JsonText text)
    {
        Text = text;
        _map = new JsonMap(this);
        _list = new JsonList(this);
        _string = new JsonString(text);
    }

    /// <summary>The text.</summary>
    public JsonText Text { get; }

    /// <summary>The whole text; absent when nothing was read.</summary>
    public Value Root => Of(Text.Root);

    /// <summary>A value of the text. A number without fraction and exponent that fits is an int, any other a double; absent stays absent.</summary>
    public Value Of(JsonValue value) => value.Kind switch
    {
        JsonKind.Null => Value.Null,
        JsonKind.True => Value.True,
        JsonKind.False => Value.False,
        JsonKind.Integer => Value.Of(value.AsInteger),
        JsonKind.Float => Value.Of(value.AsFloat),
        JsonKind.String => Value.Of(_string, value.Index),
        JsonKind.Array => Value.Of(_list, value.Index),
        JsonKind.Object => Value.Of(_map, value.Index),
        _ => default,
    };

    /// <summary>As <see cref="Of"/>, with null for what is absent: how the API server shows an object that is not there.</summary>
    public Value OrNull(JsonValue value) => value.Exists ? Of(value) : Value.Null;

    /// <summary>The value of the text that a value is; absent when it is none of its lists, maps and strings.</summary>
    public JsonValue Find(in Value value) =>
        value.Object == _map || value.Object == _list || value.Object == _string ? At(value.Bits) : default;

    /// <summary>The value at a place.</summary>
    public JsonValue At(long bits) => Text.ValueAt((int)bits);
}
