using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Caveat.Kube;

/// <summary>Which resource serves a kind, and the other way. Immutable.</summary>
public sealed class RestMapping
{
    private readonly FrozenDictionary<(string Group, string Kind), RestResource> _byKind;
    private readonly FrozenDictionary<(string Group, string Resource), RestResource> _byResource;

    private RestMapping(IReadOnlyCollection<RestResource> resources)
    {
        var byKind = new Dictionary<(string Group, string Kind), RestResource>(resources.Count);
        var byResource = new Dictionary<(string Group, string Resource), RestResource>(resources.Count);
        foreach (var resource in resources)
        {
            byKind[(resource.Group, resource.Kind)] = resource;
            byResource[(resource.Group, resource.Resource)] = resource;
        }

        _byKind = byKind.ToFrozenDictionary();
        _byResource = byResource.ToFrozenDictionary();
    }

    /// <summary>Kubernetes' own kinds.</summary>
    public static RestMapping BuiltIn { get; } = new(BuiltInResources.All);

    /// <summary>All that are known.</summary>
    public IReadOnlyCollection<RestResource> Resources => _byKind.Values;

    /// <summary>This mapping and more, which win: what a cluster's discovery or a file of CRDs says.</summary>
    public RestMapping With(IReadOnlyList<RestResource> more) => new([.. _byKind.Values, .. more]);

    /// <summary>What serves a kind; null when it isn't known.</summary>
    public RestResource? ByKind(string group, string kind) => _byKind.GetValueOrDefault((group, kind));

    /// <summary>What a resource serves; null when it isn't known.</summary>
    public RestResource? ByResource(string group, string resource) => _byResource.GetValueOrDefault((group, resource));

    /// <summary>The resource of a kind: known, or else the usual plural.</summary>
    public string ResourceOf(string group, string kind) => ByKind(group, kind)?.Resource ?? UsualPlural(kind);

    /// <summary>Where objects of a kind are served: known, or else by the usual plural.</summary>
    public GroupVersionResource ResourceOf(GroupVersionKind kind) => new(kind.Group, kind.Version, ResourceOf(kind.Group, kind.Kind));

    /// <summary>
    /// The plural that Kubernetes' own tools guess (<c>meta.UnsafeGuessKindToResource</c>): in lower case; <c>y</c> becomes <c>ies</c>,
    /// <c>s</c> <c>ses</c>, and anything else gets an <c>s</c>.
    /// </summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "resources are in lower case; nothing is compared")]
    public static string UsualPlural(string kind)
    {
        var singular = kind.ToLowerInvariant();
        if (singular.EndsWith("endpoints", StringComparison.Ordinal) || singular.Length == 0)
        {
            return singular;
        }

        return singular[^1] switch
        {
            's' => singular + "es",
            'y' => singular[..^1] + "ies",
            _ => singular + "s",
        };
    }
}
