namespace Caveat.EndToEnd.Tests.Cluster;

/// <summary>The three documents as resources whose fields nobody checks but Caveat itself.</summary>
internal static class TestCrds
{
    public static string Yaml { get; } = string.Join("\n---\n", Crd("CaveatPolicy", "caveatpolicies", "Cluster"), Crd("OperatorProfile", "operatorprofiles", "Cluster"), Crd("CaveatException", "caveatexceptions", "Namespaced"));

    private static string Crd(string kind, string plural, string scope) =>
        $$"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: {{plural}}.caveat.dev}
        spec:
          group: caveat.dev
          scope: {{scope}}
          names: {kind: {{kind}}, plural: {{plural}}, singular: {{kind.ToLowerInvariant()}} }
          versions:
            - name: v1
              served: true
              storage: true
              subresources: {status: {} }
              schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true} }
        """;
}
