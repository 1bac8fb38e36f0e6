using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Model;

namespace Caveat.Policies.Compilation;

/// <summary>Where kinds keep their replicas.</summary>
internal sealed class ReplicasPaths(RestMapping mapping)
{
    private readonly Dictionary<(string Group, string Resource), FieldPath> _paths = [];

    /// <summary>Adds what a profile says. Of two profiles that say it of one kind the first counts.</summary>
    public void Add(IReadOnlyList<OwnedKinds> resources)
    {
        foreach (var resource in resources)
        {
            foreach (var kind in resource.Replicas is null ? [] : resource.Kinds)
            {
                _paths.TryAdd((resource.ApiGroup, mapping.ResourceOf(resource.ApiGroup, kind.Value)), resource.Replicas!.Path);
            }
        }
    }

    /// <summary>These, and those that CRDs declare, by <c>resource.group</c>, which win.</summary>
    public IReadOnlyDictionary<(string Group, string Resource), FieldPath> With(IReadOnlyDictionary<string, string> declared)
    {
        var paths = new Dictionary<(string Group, string Resource), FieldPath>(_paths);
        foreach (var (name, text) in declared)
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            var key = dot < 0 ? ("", name) : (name[(dot + 1)..], name[..dot]);

            // One that can't be read is a mistake of the CRD, whose scale the API server would not serve either.
            if (FieldPath.TryParse(text.TrimStart('.'), out var path, out _))
            {
                paths[key] = path;
            }
        }

        return paths;
    }
}
