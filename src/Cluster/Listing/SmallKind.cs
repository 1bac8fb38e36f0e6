using Caveat.Cluster.Reading;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Listing;

/// <summary>All objects of a kind that has few.</summary>
internal sealed class SmallKind
{
    private readonly Dictionary<string, JsonValue> _objects = new(StringComparer.Ordinal);

    private readonly bool _isNamespaced;

    public SmallKind(IReadOnlyList<ListedObject> objects, bool isNamespaced)
    {
        _isNamespaced = isNamespaced;
        foreach (var listed in objects)
        {
            var text = new JsonText();
            if (text.TryParse(listed.Utf8, JsonLimits.Document, out _))
            {
                _objects[listed.Key] = text.Root;
            }
        }
    }

    /// <summary>Null when the server is to be asked: what is not here may have been made a moment ago.</summary>
    public ObjectAnswer? Find(ObjectNeed need)
    {
        if (need.IsSingle)
        {
            var key = _isNamespaced ? $"{need.Namespace}/{need.Name}" : need.Name;
            return _objects.TryGetValue(key, out var single) ? ObjectAnswer.Found(single) : null;
        }

        if (LabelPairs.Read(need.LabelSelector) is not { } wanted)
        {
            return null;
        }

        List<JsonValue> found = [];
        foreach (var candidate in _objects.Values)
        {
            var meta = new ObjectMeta(candidate);
            if ((!_isNamespaced || need.Namespace.Length == 0 || meta.Namespace.Is(need.Namespace)) && wanted.Fit(meta.Labels))
            {
                found.Add(candidate);
            }
        }

        return ObjectAnswer.Found(found);
    }
}
