namespace Caveat.Policies.Tests.Matching;

public sealed class WebhookRulesTests
{
    private const string Policies =
        """
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: o}
        spec: {resources: [], identities: {}, children: {ownerReferences: true}}
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          operator: o
          match: {resources: [{apiGroups: [example.com], kinds: [Db]}, {apiGroups: ['', apps], resources: [things], operations: [DELETE]}, {apiGroups: [''], resources: [pods], operations: [CONNECT], subresources: [exec]}]}
          rules:
            - {name: a, conflict: {fields: [spec.size], when: 'true'}}
            - {name: b, default: {field: spec.size, value: 1}}
            - {name: c, protect: {children: [{apiGroup: apps, kind: StatefulSet}]}}
        """;

    [Fact]
    public void NameEverythingThatRulesJudge()
    {
        var set = Sets.Of(Policies);
        Assert.Equal(
            """
             things [Delete]
             pods/exec [Connect]
            apps statefulsets/scale [Update]
            apps things [Delete]
            apps statefulsets [Update, Delete]
            example.com dbs/scale [Update]
            example.com dbs [Create, Update]
            """,
            Show(set, ReviewPhase.Validate));
        Assert.Equal("example.com dbs [Create, Update]", Show(set, ReviewPhase.Mutate));
    }

    private static string Show(PolicySet set, ReviewPhase phase) =>
        string.Join('\n', set.RulesFor(phase).Select(r => $"{r.Group} {string.Join(',', r.Resources)} [{r.Operations}]"));
}
