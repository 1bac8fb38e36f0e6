using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Native.Model;

/// <summary>Names and fields of the documents of <c>admissionregistration.k8s.io</c>.</summary>
internal static class NativeDocument
{
    public const string ApiGroup = "admissionregistration.k8s.io";

    public const string ValidatingPolicy = "ValidatingAdmissionPolicy";

    public const string ValidatingBinding = "ValidatingAdmissionPolicyBinding";

    public const string MutatingPolicy = "MutatingAdmissionPolicy";

    public const string MutatingBinding = "MutatingAdmissionPolicyBinding";

    /// <summary>The versions in which an API server of 1.36 or one of the releases before it serves them.</summary>
    public static readonly string[] ApiVersions = [ApiGroup + "/v1", ApiGroup + "/v1beta1", ApiGroup + "/v1alpha1"];

    public static readonly string[] Kinds = [ValidatingPolicy, ValidatingBinding, MutatingPolicy, MutatingBinding];

    public static IReadOnlyList<Field<T>> FieldsOf<T>() where T : PolicyDocument =>
    [
        Field.Required<T, Written<string>>("apiVersion", Shapes.Text, static (_, _) => { }, $"{ApiGroup}/v1, or one of its beta and alpha versions."),
        Field.Required<T, Written<string>>("kind", Shapes.Text, static (_, _) => { }, "Which document this is."),
        Field.Required<T, MetadataSpec>("metadata", MetadataSpec.Shape, static (t, v) => (t.Name, t.NameSpan) = (v.Name.Value, v.Name.Span),
            "Name, labels and annotations."),
        Field.Optional<T, Caveat.Yaml.YamlNode>("status", Shapes.Anything, static (_, _) => { }, "Written by the API server."),
    ];
}
