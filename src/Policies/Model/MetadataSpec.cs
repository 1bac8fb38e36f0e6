using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>The <c>metadata</c> of a document as written; fields that an API server adds are known and left alone.</summary>
internal sealed class MetadataSpec
{
    public Written<string> Name { get; set; }

    /// <summary>Empty for documents without a namespace.</summary>
    public string Namespace { get; set; } = "";

    public static RecordShape<MetadataSpec> Shape { get; } = new("metadata", static () => new MetadataSpec(),
    [
        Field.Required<MetadataSpec, Written<string>>("name", Shapes.ObjectName, static (t, v) => t.Name = v, "Lower case letters, digits, '-' and '.'."),
        Field.Optional<MetadataSpec, Written<string>>("namespace", Shapes.ObjectName, static (t, v) => t.Namespace = v.Value, "Only of a CaveatException: where it holds."),
        Ignored("labels"), Ignored("annotations"), Ignored("uid"), Ignored("resourceVersion"), Ignored("generation"),
        Ignored("creationTimestamp"), Ignored("managedFields"), Ignored("ownerReferences"), Ignored("finalizers"), Ignored("selfLink"),
        Ignored("deletionTimestamp"), Ignored("deletionGracePeriodSeconds"),
    ]);

    private static Field<MetadataSpec> Ignored(string name) =>
        Field.Optional<MetadataSpec, Caveat.Yaml.YamlNode>(name, Shapes.Anything, static (_, _) => { }, "As Kubernetes has it.");
}
