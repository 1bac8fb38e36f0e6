using Caveat.Policies.Model;
using Caveat.Schema;
using Caveat.Schema.Crds;

namespace Caveat.Policies.Linting;

/// <summary>A served version of a resource that a policy matches and whose schema is known.</summary>
/// <param name="Definition">The resource.</param>
/// <param name="Version">The version.</param>
/// <param name="Schema">Its schema.</param>
internal sealed record MatchedVersion(CustomResourceDefinition Definition, CrdVersion Version, JsonSchema Schema)
{
    public override string ToString() => $"{Definition.Kind} {Version.Name}";

    /// <summary>In the order of the definitions; a stored version before the others.</summary>
    public static List<MatchedVersion> Of(PolicySpec policy, IReadOnlyList<CustomResourceDefinition> definitions)
    {
        var matched = new List<MatchedVersion>();
        foreach (var definition in definitions)
        {
            AddVersions(matched, policy, definition);
        }

        return matched;
    }

    private static void AddVersions(List<MatchedVersion> matched, PolicySpec policy, CustomResourceDefinition definition)
    {
        var first = matched.Count;
        foreach (var version in definition.Versions)
        {
            if (version is { IsServed: true, Schema: { } schema } && IsMatched(policy, definition, version))
            {
                matched.Insert(version.IsStorage ? first : matched.Count, new MatchedVersion(definition, version, schema));
            }
        }
    }

    private static bool IsMatched(PolicySpec policy, CustomResourceDefinition definition, CrdVersion version)
    {
        foreach (var selector in policy.Match?.Resources ?? [])
        {
            if (IsMatched(selector, definition) && (selector.Versions.Count == 0 || Has(selector.Versions, version.Name)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a selector is about the objects of a resource themselves.</summary>
    public static bool IsMatched(ResourceSelector selector, CustomResourceDefinition definition) =>
        selector.Subresources.Count == 0
        && Has(selector.ApiGroups, definition.Group)
        && (Has(selector.Kinds, definition.Kind) || Has(selector.Resources, definition.Plural));

    private static bool Has(IReadOnlyList<Written<string>> names, string name)
    {
        foreach (var written in names)
        {
            if (written.Value == name || written.Value == "*")
            {
                return true;
            }
        }

        return false;
    }
}
