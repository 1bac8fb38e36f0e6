using Caveat.Kube;
using Caveat.Policies.Model;

namespace Caveat.Policies.Native.Compilation;

/// <summary>
/// The versions of custom resources that an API server turns into each other by their <c>apiVersion</c> alone (conversion strategy None). A policy whose <c>matchPolicy</c> is Equivalent sees
/// an object in the version that its rules name.
/// </summary>
internal sealed class EquivalentVersions
{
    private readonly List<ResourceVersions> _all;
    private readonly Dictionary<(string Group, string Resource), IReadOnlyList<string>> _convertible = [];

    private EquivalentVersions(List<ResourceVersions> all)
    {
        _all = all;
        foreach (var resource in all)
        {
            if (!resource.IsConvertedByWebhook)
            {
                _convertible[(resource.Group, resource.Resource)] = resource.Served;
            }
        }
    }

    /// <summary>No resource is known to have several.</summary>
    public static EquivalentVersions None { get; } = new([]);

    /// <summary>All resources whose versions are known.</summary>
    public IReadOnlyList<ResourceVersions> All => _all;

    public static EquivalentVersions Of(PolicySetOptions options)
    {
        List<ResourceVersions> all = [.. options.Versions];
        foreach (var definition in options.Definitions)
        {
            all.Add(ResourceVersions.Of(definition));
        }

        return new EquivalentVersions(all);
    }

    /// <summary>The version in which a policy sees what is written: the first that its rules name, where none names the one of the request. Null for that one.</summary>
    /// <param name="request">Fits one of the rules.</param>
    /// <param name="operation">What is done.</param>
    /// <param name="rules">The policy's own.</param>
    public string? VersionFor(AdmissionRequest request, Operations operation, IReadOnlyList<NativeRule> rules)
    {
        if (!_convertible.TryGetValue((request.Resource.Group, request.Resource.Resource), out var served) || IsNamed(request, operation, rules, request.Resource.Version))
        {
            return null;
        }

        foreach (var version in served)
        {
            if (IsNamed(request, operation, rules, version))
            {
                return version;
            }
        }

        return null;
    }

    private static bool IsNamed(AdmissionRequest request, Operations operation, IReadOnlyList<NativeRule> rules, string version)
    {
        foreach (var rule in rules)
        {
            if (rule.Names(version) && rule.Fits(request, operation))
            {
                return true;
            }
        }

        return false;
    }
}
