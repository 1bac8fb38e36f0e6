using Caveat.Schema;

namespace Caveat.Policies.Native.Merging;

/// <summary>A place of a custom resource, whose structural schema says how it is merged.</summary>
internal sealed class SchemaMergeShape(SchemaNode node, bool isResource) : MergeShape
{
    public override ListMerge List => node.ListType switch
    {
        "map" => ListMerge.Map,
        "set" => ListMerge.Set,
        _ => ListMerge.Atomic,
    };

    public override IReadOnlyList<MergeKey> Keys
    {
        get
        {
            var keys = new MergeKey[node.ListMapKeys.Count];
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = new MergeKey(node.ListMapKeys[i], node.Items?.Property(node.ListMapKeys[i])?.Default?.Value.ToString());
            }

            return keys;
        }
    }

    public override bool IsAtomic => node.MapType == "atomic";

    public override MergeShape Item => node.Items is { } items ? new SchemaMergeShape(items, items.IsResource) : UntypedShape.Instance;

    public override MergeShape? Field(string name) => name switch
    {
        "metadata" when isResource => KnownShapes.Metadata,
        "apiVersion" or "kind" when isResource => UntypedShape.Instance,
        _ => Declared(name),
    };

    private MergeShape? Declared(string name)
    {
        var field = node.Property(name) ?? node.AdditionalProperties;
        if (field is not null)
        {
            return new SchemaMergeShape(field, field.IsResource);
        }

        return node.PreservesUnknownFields || node.PropertyNames.Count == 0 ? UntypedShape.Instance : null;
    }
}
