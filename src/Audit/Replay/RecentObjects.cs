using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Lookups;

namespace Caveat.Audit.Replay;

/// <summary>Objects as a log saw them last, as many as fit: those that were not seen for the longest time go first.</summary>
internal sealed class RecentObjects : IObjectLookup
{
    /// <summary>Bytes that are held: some 10,000 custom resources of 6 KB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private readonly Dictionary<ObjectKey, LinkedListNode<(ObjectKey Key, byte[] Utf8)>> _known = [];
    private readonly LinkedList<(ObjectKey Key, byte[] Utf8)> _byUse = new();
    private readonly IObjectLookup? _others;
    private readonly RestMapping _mapping;
    private long _bytes;

    /// <param name="others">What look-ups see besides; null for nothing, and what was not seen is unknown then.</param>
    /// <param name="mapping">The resources of kinds: a log names objects by them, and look-ups by the other.</param>
    public RecentObjects(IObjectLookup? others, RestMapping mapping) => (_others, _mapping) = (others, mapping);

    public void Set(ObjectKey key, JsonValue value)
    {
        Remove(key);
        var utf8 = value.Raw.ToArray();
        _known[key] = _byUse.AddLast((key, utf8));
        _bytes += utf8.Length;
        while (_bytes > MaxBytes && _byUse.First is { } oldest)
        {
            Remove(oldest.Value.Key);
        }
    }

    public void Remove(ObjectKey key)
    {
        if (_known.Remove(key, out var node))
        {
            _byUse.Remove(node);
            _bytes -= node.Value.Utf8.Length;
        }
    }

    public void RemoveAll(string group, string resource, string space)
    {
        foreach (var key in _known.Keys.Where(key => key.Group == group && key.Resource == resource && (space.Length == 0 || key.Namespace == space)).ToList())
        {
            Remove(key);
        }
    }

    /// <summary>The object, with memory of its own; absent when it was not seen.</summary>
    public JsonValue Get(ObjectKey key)
    {
        var text = new JsonText();
        if (!_known.TryGetValue(key, out var node) || !text.TryParse(node.Value.Utf8, JsonLimits.Document, out _))
        {
            return default;
        }

        _byUse.Remove(node);
        _byUse.AddLast(node);
        return text.Root;
    }

    public ObjectAnswer Find(ObjectNeed need)
    {
        var resource = need.Resource.Length > 0 ? need.Resource : _mapping.ResourceOf(need.Group, need.Kind);
        if (need.IsSingle && Get(new ObjectKey(need.Group, resource, need.Namespace, need.Name)) is { Exists: true } found)
        {
            return ObjectAnswer.Found(found);
        }

        return _others?.Find(need) ?? ObjectAnswer.Unknown("the log did not show it before");
    }
}
