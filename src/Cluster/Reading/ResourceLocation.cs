namespace Caveat.Cluster.Reading;

/// <summary>Where objects of a kind are found.</summary>
/// <param name="Root">Path of the version: <c>/api/v1</c>, <c>/apis/apps/v1</c>.</param>
/// <param name="Resource">In the plural.</param>
/// <param name="IsNamespaced">Whether the objects are in namespaces.</param>
internal sealed record ResourceLocation(string Root, string Resource, bool IsNamespaced);
