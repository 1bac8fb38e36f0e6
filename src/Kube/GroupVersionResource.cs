namespace Caveat.Kube;

/// <summary>Where objects of a kind are served.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Version">Such as <c>v1</c>.</param>
/// <param name="Resource">The plural in lower case, such as <c>statefulsets</c>, without a subresource.</param>
public readonly record struct GroupVersionResource(string Group, string Version, string Resource)
{
    /// <summary>Whether nothing is named.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Resource) && string.IsNullOrEmpty(Version) && string.IsNullOrEmpty(Group);

    /// <summary><c>apps/v1</c>, or <c>v1</c> in the core group.</summary>
    public string ApiVersion => string.IsNullOrEmpty(Group) ? Version : $"{Group}/{Version}";

    /// <summary>As the API server prints it: <c>apps/v1, Resource=statefulsets</c>.</summary>
    public override string ToString() => $"{Group}/{Version}, Resource={Resource}";
}
