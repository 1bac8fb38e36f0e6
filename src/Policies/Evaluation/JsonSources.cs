using Caveat.Cel.Values;
using Caveat.Json;

namespace Caveat.Policies.Evaluation;

/// <summary>The JSON texts that take part in a review, as values; used again for the next one.</summary>
internal sealed class JsonSources
{
    private readonly List<JsonSource> _pool = [];
    private readonly Dictionary<JsonText, JsonSource> _byText = new(ReferenceEqualityComparer.Instance as IEqualityComparer<JsonText>);
    private JsonSource? _last;
    private int _used;

    /// <summary>A node as a value; an absent one is <c>null</c>.</summary>
    public Value ValueOf(JsonValue node) => node.Source is null ? Value.Null : SourceOf(node.Source).ValueOf(node);

    /// <summary>Forgets all texts.</summary>
    public void Clear()
    {
        for (var i = 0; i < _used; i++)
        {
            _pool[i].Text = null;
        }

        _used = 0;
        _last = null;
        _byText.Clear();
    }

    private JsonSource SourceOf(JsonText text)
    {
        if (_last?.Text == text)
        {
            return _last;
        }

        if (!_byText.TryGetValue(text, out var source))
        {
            source = Take();
            source.Text = text;
            _byText.Add(text, source);
        }

        return _last = source;
    }

    private JsonSource Take()
    {
        if (_used == _pool.Count)
        {
            _pool.Add(new JsonSource());
        }

        return _pool[_used++];
    }
}
