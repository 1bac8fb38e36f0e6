namespace Caveat.Faults.Tests.Cluster;

/// <summary>What the cluster is filled with.</summary>
internal static class Manifests
{
    public const string Group = "faults.example.com";

    /// <summary>Widgets, with a scale.</summary>
    public const string Definition =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.faults.example.com}
        spec:
          group: faults.example.com
          scope: Namespaced
          names: {kind: Widget, plural: widgets, singular: widget}
          versions:
            - name: v1
              served: true
              storage: true
              subresources: {status: {}, scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}}
              schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """;

    /// <summary>Serves from a file: two replicas, and a base that is closed, are forbidden. The base is read anew for each write.</summary>
    public const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: quorum}
        spec:
          match:
            resources: [{apiGroups: [faults.example.com], kinds: [Widget]}]
          lookups:
            base: {apiGroup: faults.example.com, kind: Widget, name: object.spec.base, maxAge: 0s}
          rules:
            - name: not-two
              ratchet: false
              conflict: {fields: [spec.replicas], when: object.spec.replicas == 2}
              message: two replicas have no majority
            - name: open-base
              when: has(object.spec.base)
              prerequisite: {lookup: base, that: lookups.base.spec.open}
              message: the base is closed
        """;

    /// <summary>A policy of the cluster that forbids one more number of replicas.</summary>
    public static string Against(string name, int replicas) =>
        $$"""
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: {{name}}}
        spec:
          match:
            resources: [{apiGroups: [faults.example.com], kinds: [Widget]}]
          rules:
            - name: not-{{replicas}}
              ratchet: false
              conflict: {fields: [spec.replicas], when: object.spec.replicas == {{replicas}}}
              message: {{replicas}} replicas are forbidden
        """;

    public static string Widget(string name, string spec) =>
        $$$"""{"apiVersion":"faults.example.com/v1","kind":"Widget","metadata":{"name":"{{{name}}}"},"spec":{{{spec}}} }""";
}
