using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>Fields that all documents have.</summary>
internal static class DocumentFields
{
    public const string ApiVersion = "caveat.dev/v1";

    public static IReadOnlyList<Field<T>> Of<T>() where T : PolicyDocument =>
    [
        Field.Required<T, Written<string>>("apiVersion", Shapes.Text, static (_, _) => { }, $"Always {ApiVersion}."),
        Field.Required<T, Written<string>>("kind", Shapes.Text, static (_, _) => { }, "Which document this is."),
        Field.Required<T, MetadataSpec>("metadata", MetadataSpec.Shape, static (t, v) => (t.Name, t.NameSpan, t.Namespace) = (v.Name.Value, v.Name.Span, v.Namespace),
            "Name, labels and annotations."),
    ];

    /// <summary>Last in documents that a cluster holds.</summary>
    public static Field<T> StatusOf<T>() where T : PolicyDocument =>
        Field.Optional<T, Yaml.YamlNode>("status", Shapes.Anything, static (_, _) => { }, "Written by Caveat; what a file says there is left alone.");
}
