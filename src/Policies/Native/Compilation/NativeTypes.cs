using Caveat.Cel.Types;

namespace Caveat.Policies.Native.Compilation;

/// <summary>
/// The types of <c>request</c> and <c>namespaceObject</c> as the API server declares them (k8s.io/apiserver, <c>pkg/admission/plugin/cel/compile.go</c>), so that a field that is not there is an error
/// of the expression. Times are dyn: JSON has them as strings.
/// </summary>
internal static class NativeTypes
{
    public static FieldsType Request { get; } = new("kubernetes.AdmissionRequest",
    [
        new("kind", KindOf("kubernetes.GroupVersionKind", "kind")), new("resource", KindOf("kubernetes.GroupVersionResource", "resource")), new("subResource", CelType.String),
        new("requestKind", KindOf("kubernetes.GroupVersionKind", "kind")), new("requestResource", KindOf("kubernetes.GroupVersionResource", "resource")), new("requestSubResource", CelType.String),
        new("name", CelType.String), new("namespace", CelType.String), new("operation", CelType.String), new("userInfo", User()), new("dryRun", CelType.Bool), new("options", CelType.Dyn),
        new("uid", CelType.String),
    ]);

    public static FieldsType Namespace { get; } = new("kubernetes.Namespace", [new("metadata", Metadata()), new("spec", Spec()), new("status", Status())]);

    private static CelType Texts => CelType.ListOf(CelType.String);

    private static CelType TextMap => CelType.MapOf(CelType.String, CelType.String);

    private static FieldsType KindOf(string name, string last) => new(name, [new("group", CelType.String), new("version", CelType.String), new(last, CelType.String)]);

    private static FieldsType User() => new("kubernetes.UserInfo",
        [new("username", CelType.String), new("uid", CelType.String), new("groups", Texts), new("extra", CelType.MapOf(CelType.String, Texts))]);

    private static FieldsType Metadata() => new("kubernetes.NamespaceMetadata",
    [
        new("name", CelType.String), new("generateName", CelType.String), new("namespace", CelType.String), new("labels", TextMap), new("annotations", TextMap), new("UID", CelType.String),
        new("creationTimestamp", CelType.Dyn), new("deletionGracePeriodSeconds", CelType.Int), new("deletionTimestamp", CelType.Dyn), new("generation", CelType.Int),
        new("resourceVersion", CelType.String), new("finalizers", Texts),
    ]);

    private static FieldsType Spec() => new("kubernetes.NamespaceSpec", [new("finalizers", Texts)]);

    private static FieldsType Status() => new("kubernetes.NamespaceStatus", [new("phase", CelType.String)]);
}
