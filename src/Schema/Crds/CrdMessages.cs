using Caveat.Json;

namespace Caveat.Schema.Crds;

/// <summary>Every sentence about CustomResourceDefinitions.</summary>
internal static class CrdMessages
{
    public const string NoVersions = "must be a list of at least one version";
    public const string NoPath = "must be a path such as .spec.replicas";

    public static string NotOne(JsonValue document) =>
        $"must be a CustomResourceDefinition of apiextensions.k8s.io/v1, is {Show(document.Property("kind"u8))} of {Show(document.Property("apiVersion"u8))}";

    public static string OldVersion(JsonValue document) =>
        $"apiextensions.k8s.io/v1 is read, not {document.Property("apiVersion"u8).Text}; 'kubectl get crd NAME -o yaml' gives any definition in v1";

    public static string NoText(JsonValue value) => $"must be a string that is not empty, is {Show(value)}";

    public static string BadScope(JsonValue value) => $"must be Namespaced or Cluster, is {Show(value)}";

    private static string Show(JsonValue value) => SchemaMessages.Show(value);
}
