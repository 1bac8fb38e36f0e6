namespace Caveat.Cluster.Listing;

/// <summary>A resource that an API server serves.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Version">The version that objects are read in.</param>
/// <param name="Resource">In the plural.</param>
/// <param name="Kind">Of its objects.</param>
/// <param name="IsNamespaced">Whether the objects are in namespaces.</param>
public sealed record ServedResource(string Group, string Version, string Resource, string Kind, bool IsNamespaced)
{
    /// <summary><c>v1</c>, or <c>apps/v1</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>For messages and options: <c>pods</c>, or <c>kafkas.kafka.strimzi.io</c>.</summary>
    public string FullName => Group.Length == 0 ? Resource : $"{Resource}.{Group}";

    /// <summary>The path of the collection.</summary>
    /// <param name="place">A namespace; empty for all of them, and for what is in none.</param>
    public string PathIn(string place)
    {
        var root = Group.Length == 0 ? $"/api/{Version}" : $"/apis/{Group}/{Version}";
        return place.Length == 0 ? $"{root}/{Resource}" : $"{root}/namespaces/{Uri.EscapeDataString(place)}/{Resource}";
    }

    /// <inheritdoc/>
    public override string ToString() => FullName;
}
