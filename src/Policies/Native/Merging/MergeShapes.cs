using Caveat.Kube;
using Caveat.Schema.Crds;

namespace Caveat.Policies.Native.Merging;

/// <summary>How objects are merged, by kind: as their definition says where one is given, else as is known of Kubernetes' own kinds. Immutable.</summary>
internal sealed class MergeShapes
{
    private readonly Dictionary<GroupVersionKind, MergeShape> _shapes = [];

    public MergeShapes(IReadOnlyList<CustomResourceDefinition> definitions)
    {
        foreach (var definition in definitions)
        {
            foreach (var version in definition.Versions)
            {
                if (version.Schema is { } schema)
                {
                    _shapes[new GroupVersionKind(definition.Group, version.Name, definition.Kind)] = new SchemaMergeShape(schema.Root, isResource: true);
                }
            }
        }
    }

    public MergeShape Of(GroupVersionKind kind) => _shapes.TryGetValue(kind, out var shape) ? shape : KnownShapes.Of(kind);
}
