namespace Caveat.Cluster.Listing;

/// <summary>An object of a list.</summary>
/// <param name="Namespace">Empty for what is in none.</param>
/// <param name="Name">Of the object.</param>
/// <param name="Utf8">The whole object as JSON, with <c>apiVersion</c> and <c>kind</c>, which the items of a list need not have.</param>
public readonly record struct ListedObject(string Namespace, string Name, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>What the API server's store sorts the objects of a resource by.</summary>
    internal string Key => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}
