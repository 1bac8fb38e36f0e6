using Caveat.Kube;
using Caveat.Schema.Crds;

namespace Caveat.Manifests;

/// <summary>The CustomResourceDefinitions that somebody gave: what is known of kinds without a cluster.</summary>
public sealed class GivenDefinitions
{
    private readonly List<RestResource> _resources = [];
    private readonly List<CustomResourceDefinition> _definitions = [];
    private readonly Dictionary<string, string> _replicasPaths = new(StringComparer.Ordinal);

    /// <summary>In the order in which they were given.</summary>
    public IReadOnlyList<CustomResourceDefinition> All => _definitions;

    /// <summary>Where a resource keeps its replicas, by <c>resource.group</c>.</summary>
    public IReadOnlyDictionary<string, string> ReplicasPaths => _replicasPaths;

    /// <summary>Kubernetes' own kinds, and those of the definitions.</summary>
    public RestMapping Mapping => _resources.Count == 0 ? RestMapping.BuiltIn : RestMapping.BuiltIn.With(_resources);

    /// <summary>Takes a definition; any other object is passed over.</summary>
    /// <param name="manifest">Its text is kept by what is read of it.</param>
    /// <param name="problem">Why it can't be told which resource is defined, with its place in front; null when it can.</param>
    public bool TryAdd(Manifest manifest, out string? problem)
    {
        problem = null;
        if (!CustomResourceDefinition.IsOne(manifest.Object))
        {
            return true;
        }

        var reading = CustomResourceDefinition.Read(manifest.Object);
        if (reading.Definition is not { } definition)
        {
            problem = $"{manifest.Place}: {(reading.Findings.Count > 0 ? reading.Findings[0].ToString() : "not a CustomResourceDefinition")}";
            return false;
        }

        Add(definition);
        return true;
    }

    private void Add(CustomResourceDefinition definition)
    {
        _definitions.Add(definition);
        _resources.Add(new RestResource(definition.Group, definition.Kind, definition.Plural, definition.IsNamespaced));
        if (definition.StorageVersion?.Scale is { } scale)
        {
            _replicasPaths[$"{definition.Plural}.{definition.Group}"] = scale.SpecReplicas.ToString();
        }
    }
}
