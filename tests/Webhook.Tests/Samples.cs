namespace Caveat.Webhook.Tests;

/// <summary>Reviews and the policies that the tests judge them by.</summary>
internal static class Samples
{
    public const string Policies =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: replicas}
        spec:
          match:
            resources: [{apiGroups: [example.com], kinds: [Widget]}]
          rules:
            - name: not-two
              severity: high
              conflict:
                fields: [spec.replicas]
                when: object.spec.replicas == 2
              message: 'two replicas have no majority: {{ string(object.spec.replicas) }}'
              fix: take one or three
              docs: https://example.com/quorum
            - name: zone
              default: {field: spec.zone, value: a}
        """;

    /// <summary>The policies with another number that is not allowed.</summary>
    public static string PoliciesAgainst(int replicas) =>
        Policies.Replace("object.spec.replicas == 2", $"object.spec.replicas == {replicas}", StringComparison.Ordinal);

    public static string Review(int replicas = 3, string place = "shop", string uid = "705ab4f5", string group = "example.com") =>
        $$$"""
        {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"{{{uid}}}",
        "kind":{"group":"{{{group}}}","version":"v1","kind":"Widget"},"resource":{"group":"{{{group}}}","version":"v1","resource":"widgets"},
        "name":"w","namespace":"{{{place}}}","operation":"CREATE","userInfo":{"username":"alice","groups":["system:authenticated"]},
        "object":{"apiVersion":"{{{group}}}/v1","kind":"Widget","metadata":{"name":"w","namespace":"{{{place}}}"},"spec":{"replicas":{{{replicas}}},"size":1}},
        "oldObject":null,"options":{},"dryRun":false}}
        """;

    public static string Allowed(string uid = "705ab4f5") =>
        $$$"""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"{{{uid}}}","allowed":true}}""";
}
