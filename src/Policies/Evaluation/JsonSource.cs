using Caveat.Cel.Values;
using Caveat.Json;

namespace Caveat.Policies.Evaluation;

/// <summary>A JSON text as values of the expression language: one map, one list and one string for all its nodes, told apart by their places.</summary>
public sealed class JsonSource
{
    private readonly JsonMapObject _map;
    private readonly JsonListObject _list;
    private readonly JsonStringObject _string;

    /// <summary>A source of no text yet.</summary>
    public JsonSource()
    {
        _map = new JsonMapObject(this);
        _list = new JsonListObject(this);
        _string = new JsonStringObject(this);
    }

    /// <summary>The text whose nodes are served; null between reviews.</summary>
    public JsonText? Text { get; set; }

    internal JsonValue At(long place) => Text!.ValueAt((int)place);

    /// <summary>A node of the text as a value; an absent one is the absent value.</summary>
    public Value ValueOf(JsonValue node) => node.Kind switch
    {
        JsonKind.Object => Value.Of(_map, node.Index),
        JsonKind.Array => Value.Of(_list, node.Index),
        JsonKind.String => Value.Of(_string, node.Index),
        JsonKind.Integer => Value.Of(node.AsInteger),
        JsonKind.Float => Value.Of(node.AsFloat),
        JsonKind.True => Value.True,
        JsonKind.False => Value.False,
        JsonKind.Null => Value.Null,
        _ => default,
    };
}
