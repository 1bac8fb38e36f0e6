using System.Buffers;
using System.Text.Json;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Lookups;

namespace Caveat.Manifests;

/// <summary>The objects of <c>--with</c> as the world that look-ups see: what isn't there does not exist.</summary>
public sealed class GivenObjects : IObjectLookup
{
    private readonly List<Manifest> _objects = [];

    /// <summary>Of two that are the same object, the first is found.</summary>
    public void Add(Manifest manifest) => _objects.Add(manifest);

    /// <summary>The given object of the same kind, namespace and name; absent when there is none.</summary>
    public JsonValue Same(Manifest sought)
    {
        foreach (var candidate in _objects)
        {
            if (candidate.Kind.Group == sought.Kind.Group && candidate.Kind.Kind == sought.Kind.Kind
                && candidate.Name == sought.Name && candidate.Namespace == sought.Namespace)
            {
                return candidate.Object;
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public ObjectAnswer Find(ObjectNeed need)
    {
        List<JsonValue> found = [];
        foreach (var candidate in _objects)
        {
            if (Answers(candidate, need))
            {
                found.Add(candidate.Object);
            }
        }

        if (need.IsSingle)
        {
            return found.Count > 0 ? ObjectAnswer.Found(found[0]) : AssumedNamespace(need);
        }

        return ObjectAnswer.Found(found);
    }

    private static bool Answers(Manifest candidate, ObjectNeed need) =>
        candidate.Kind.Group == need.Group
        && (need.Kind.Length == 0 || candidate.Kind.Kind == need.Kind)
        && (need.Resource.Length == 0 || RestMapping.BuiltIn.ResourceOf(candidate.Kind).Resource == need.Resource)
        && (need.Namespace.Length == 0 || candidate.Namespace == need.Namespace)
        && (need.Name.Length == 0 || candidate.Name == need.Name)
        && HasLabels(candidate, need.LabelSelector);

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
