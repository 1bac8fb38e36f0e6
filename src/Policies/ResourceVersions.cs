using Caveat.Schema.Crds;

namespace Caveat.Policies;

/// <summary>The versions of a custom resource.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Resource">In the plural.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Served">Those that are served, in the order of the definition.</param>
/// <param name="IsConvertedByWebhook">Whether a webhook turns an object of one into one of another; else nothing but its <c>apiVersion</c> differs.</param>
public sealed record ResourceVersions(string Group, string Resource, string Kind, IReadOnlyList<string> Served, bool IsConvertedByWebhook)
{
    /// <summary>Those of a definition.</summary>
    public static ResourceVersions Of(CustomResourceDefinition definition)
    {
        var served = new List<string>(definition.Versions.Count);
        foreach (var version in definition.Versions)
        {
            if (version.IsServed)
            {
                served.Add(version.Name);
            }
        }

        return new ResourceVersions(definition.Group, definition.Plural, definition.Kind, served, definition.IsConvertedByWebhook);
    }
}
