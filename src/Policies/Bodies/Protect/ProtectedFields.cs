using Caveat.Json;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>Which fields of a child a protect rule is about.</summary>
/// <param name="Only">Only these and what is below them; empty for all.</param>
/// <param name="Ignored">Not these and what is below them.</param>
internal sealed record ProtectedFields(IReadOnlyList<FieldPath> Only, IReadOnlyList<FieldPath> Ignored)
{
    /// <summary>
    /// Fields of any object that anyone may change: the server's own book-keeping, what kubectl notes down for itself, and
    /// the annotation by which <c>kubectl rollout restart</c> asks for new pods.
    /// </summary>
    public static IReadOnlyList<FieldPath> IgnoredEverywhere { get; } =
    [
        Path("status"),
        Path("metadata", "managedFields"), Path("metadata", "resourceVersion"), Path("metadata", "generation"), Path("metadata", "creationTimestamp"),
        Path("metadata", "finalizers"), Path("metadata", "ownerReferences"), Path("metadata", "selfLink"), Path("metadata", "uid"),
        Path("metadata", "annotations", "kubectl.kubernetes.io/last-applied-configuration"),
        Path("metadata", "annotations", "kubectl.kubernetes.io/restartedAt"),
        Path("spec", "template", "metadata", "annotations", "kubectl.kubernetes.io/restartedAt"),
    ];

    /// <summary>Whether a change below a path, or of it, may matter.</summary>
    public bool Covers(FieldPath path) => Only.Count == 0 || Touches(Only, path);

    private static bool Touches(IReadOnlyList<FieldPath> paths, FieldPath path)
    {
        foreach (var candidate in paths)
        {
            if (candidate.Contains(path) || path.Contains(candidate))
            {
                return true;
            }
        }

        return false;
    }

    private static FieldPath Path(params ReadOnlySpan<string> names)
    {
        var path = FieldPath.Root;
        foreach (var name in names)
        {
            path = path.Append(name);
        }

        return path;
    }
}
