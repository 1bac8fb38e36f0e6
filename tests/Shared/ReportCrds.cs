namespace Caveat.Tests;

/// <summary>
/// The resources of policy reports: fields, types and words of <c>wgpolicyk8s.io/v1alpha2</c> (kubernetes-sigs/wg-policy-prototypes) and <c>openreports.io/v1alpha1</c> (openreports/reports-api),
/// both Apache-2.0, without their prose. A field that is not here is dropped by the server, and a word that is not here makes it refuse.
/// </summary>
internal static class ReportCrds
{
    public static string WorkingGroup { get; } = string.Join(
        "\n---\n",
        Crd("wgpolicyk8s.io", "v1alpha2", "PolicyReport", "policyreports", "Namespaced", "[high, low, medium]"),
        Crd("wgpolicyk8s.io", "v1alpha2", "ClusterPolicyReport", "clusterpolicyreports", "Cluster", "[high, low, medium]"));

    public static string OpenReports { get; } = string.Join(
        "\n---\n",
        Crd("openreports.io", "v1alpha1", "Report", "reports", "Namespaced", "[critical, high, low, medium, info]"),
        Crd("openreports.io", "v1alpha1", "ClusterReport", "clusterreports", "Cluster", "[critical, high, low, medium, info]"));

    private static string Crd(string group, string version, string kind, string plural, string scope, string severities) =>
        $$"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: {{plural}}.{{group}}, annotations: {api-approved.kubernetes.io: "unapproved, a test's"} }
        spec:
          group: {{group}}
          scope: {{scope}}
          names: {kind: {{kind}}, plural: {{plural}}, singular: {{kind.ToLowerInvariant()}}, listKind: {{kind}}List}
          versions:
            - name: {{version}}
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    apiVersion: {type: string}
                    kind: {type: string}
                    metadata: {type: object}
                    scope: &reference
                      type: object
                      properties:
                        apiVersion: {type: string}
                        fieldPath: {type: string}
                        kind: {type: string}
                        name: {type: string}
                        namespace: {type: string}
                        resourceVersion: {type: string}
                        uid: {type: string}
                    summary:
                      type: object
                      properties:
                        pass: {type: integer}
                        fail: {type: integer}
                        warn: {type: integer}
                        error: {type: integer}
                        skip: {type: integer}
                    results:
                      type: array
                      items:
                        type: object
                        required: [policy]
                        properties:
                          category: {type: string}
                          message: {type: string}
                          policy: {type: string}
                          properties: {type: object, additionalProperties: {type: string} }
                          resources: {type: array, items: *reference}
                          result: {type: string, enum: [pass, fail, warn, error, skip]}
                          rule: {type: string}
                          scored: {type: boolean}
                          severity: {type: string, enum: {{severities}} }
                          source: {type: string}
                          timestamp:
                            type: object
                            required: [nanos, seconds]
                            properties: {nanos: {type: integer, format: int32}, seconds: {type: integer, format: int64} }
        """;
}
