using System.Buffers;
using System.Text.Json;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Lookups;

namespace Caveat.Manifests;

/// <summary>The objects of <c>--with</c> as the world that look-ups see: what isn't there does not exist.</summary>
public sealed class GivenObjects : IObjectLookup
{
    private readonly Dictionary<(string Group, string Kind), GivenKind> _byKind = [];
    private readonly Dictionary<(string Group, string Resource), GivenKind> _byResource = [];
    private readonly RestMapping _mapping;

    /// <summary>Takes Kubernetes' own kinds for known.</summary>
    public GivenObjects()
        : this(RestMapping.BuiltIn)
    {
    }

    /// <param name="mapping">Which resource serves a kind, for needs that name the resource.</param>
    public GivenObjects(RestMapping mapping) => _mapping = mapping;

    /// <summary>Of two that are the same object, the first is found. Not while others look something up.</summary>
    public void Add(Manifest manifest)
    {
        var (group, _, kind) = manifest.Kind;
        if (!_byKind.TryGetValue((group, kind), out var objects))
        {
            objects = new GivenKind();
            _byKind[(group, kind)] = objects;
            _byResource.TryAdd((group, _mapping.ResourceOf(group, kind)), objects);
        }

        objects.Add(manifest);
    }

    /// <summary>The given object of the same kind, namespace and name; absent when there is none.</summary>
    public JsonValue Same(Manifest sought) =>
        _byKind.Count > 0 && _byKind.TryGetValue((sought.Kind.Group, sought.Kind.Kind), out var objects)
            ? objects.Get(sought.Namespace, sought.Name)
            : default;

    /// <inheritdoc/>
    public ObjectAnswer Find(ObjectNeed need)
    {
        var found = need.IsSingle && need.Namespace.Length > 0 && need.LabelSelector.Length == 0 ? FindNamed(need) : FindAmong(need);
        if (need.IsSingle)
        {
            return found.Count > 0 ? ObjectAnswer.Found(found[0]) : AssumedNamespace(need);
        }

        return ObjectAnswer.Found(found);
    }

    private List<JsonValue> FindNamed(ObjectNeed need) => ObjectsOf(need)?.Get(need.Namespace, need.Name) is { Exists: true } found ? [found] : [];

    private List<JsonValue> FindAmong(ObjectNeed need)
    {
        List<JsonValue> found = [];
        var comma = need.LabelSelector.IndexOf(',');
        var firstLabel = comma < 0 ? need.LabelSelector : need.LabelSelector.AsSpan(0, comma);
        foreach (var candidate in ObjectsOf(need)?.CandidatesFor(need.Name, firstLabel) ?? [])
        {
            if ((need.Namespace.Length == 0 || candidate.Namespace == need.Namespace) && HasLabels(candidate, need.LabelSelector))
            {
                found.Add(candidate.Object);
            }
        }

        return found;
    }

    private GivenKind? ObjectsOf(ObjectNeed need) =>
        need.Kind.Length > 0 ? _byKind.GetValueOrDefault((need.Group, need.Kind)) : _byResource.GetValueOrDefault((need.Group, need.Resource));

    /// <summary>A namespace that nobody gave is taken to exist, with the one label that the API server itself puts on it.</summary>
    private static ObjectAnswer AssumedNamespace(ObjectNeed need)
    {
        if (need.Group.Length > 0 || (need.Kind != "Namespace" && need.Resource != "namespaces"))
        {
            return ObjectAnswer.NotFound;
        }

        var text = new JsonText();
        return text.TryParse(NamespaceJson(need.Name), JsonLimits.Document, out _) ? ObjectAnswer.Found(text.Root) : ObjectAnswer.NotFound;
    }

    private static ReadOnlyMemory<byte> NamespaceJson(string name)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("apiVersion"u8, "v1"u8);
        json.WriteString("kind"u8, "Namespace"u8);
        json.WriteStartObject("metadata"u8);
        json.WriteString("name"u8, name);
        json.WriteStartObject("labels"u8);
        json.WriteString("kubernetes.io/metadata.name"u8, name);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    /// <summary>Look-ups ask for labels with their values: <c>a=b,c=d</c>.</summary>
    private static bool HasLabels(Manifest candidate, string selector)
    {
        if (selector.Length == 0)
        {
            return true;
        }

        var labels = new ObjectMeta(candidate.Object).Labels;
        foreach (var requirement in selector.Split(','))
        {
            var equals = requirement.IndexOf('=');
            if (equals < 0 || !labels.Property(requirement[..equals]).Is(requirement[(equals + 1)..]))
            {
                return false;
            }
        }

        return true;
    }
}
