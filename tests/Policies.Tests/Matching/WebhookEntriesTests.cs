namespace Caveat.Policies.Tests.Matching;

public sealed class WebhookEntriesTests
{
    private const string Profiles =
        """
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: by-owner}
        spec: {resources: [{apiGroup: example.com, kinds: [Db]}], identities: {}, children: {ownerReferences: true, labels: {app: it-is}}}
        ---
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: by-label}
        spec: {resources: [], identities: {serviceAccounts: [{name: 'op*'}], users: [a.b], groups: ["it's"]}, children: {labels: {app.kubernetes.io/managed-by: op, tier: db}}}
        ---

        """;

    private static string OthersThan(string users, string groups) =>
        $$"""!(has(request.userInfo.username) && request.userInfo.username.matches('^({{users}}system\\:serviceaccount\\:kube\\-system\\:[^:]*|system\\:kube\\-controller\\-manager|system\\:kube\\-scheduler|system\\:apiserver)$')) && !(has(request.userInfo.groups) && request.userInfo.groups.exists(g, g in [{{groups}}'system:nodes']))""";

    [Fact]
    public void NameEverythingThatRulesJudge()
    {
        var set = Sets.Of(Profiles +
            """
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: p}
            spec:
              match: {resources: [{apiGroups: [example.com], kinds: [Db]}, {apiGroups: ['', apps], resources: [things], operations: [DELETE]}, {apiGroups: [''], resources: [pods], operations: [CONNECT], subresources: [exec]}]}
              rules:
                - {name: a, conflict: {fields: [spec.size], when: 'true'}}
                - {name: b, default: {field: spec.size, value: 1}}
                - {name: c, operations: [DELETE], require: {fields: [spec.size], that: 'true'}}
            """);
        Assert.Equal(
            """
            an entry for everything
             things [Delete]
             pods/exec [Delete, Connect]
            apps things [Delete]
            example.com dbs/scale [Update]
            example.com dbs [Create, Update, Delete]
            """,
            Show(set, ReviewPhase.Validate));
        Assert.Equal("an entry for everything\nexample.com dbs [Create, Update]", Show(set, ReviewPhase.Mutate));
    }

    // An API server refuses a rule that names a resource beside the wildcard that covers it.
    [Fact]
    public void ANameThatAWildcardCoversIsLeftOut() => Assert.Equal(
        """
        an entry for everything
        example.com dbs,dbs/status [Create]
        example.com *,*/scale [Update]
        """,
        Show(
            Sets.Of(
                """
                apiVersion: caveat.dev/v1
                kind: CaveatPolicy
                metadata: {name: p}
                spec:
                  match: {resources: [{apiGroups: [example.com], kinds: ['*'], operations: [UPDATE]}]}
                  rules: [{name: a, conflict: {fields: [spec.size], when: 'true'}}]
                ---
                apiVersion: caveat.dev/v1
                kind: CaveatPolicy
                metadata: {name: q}
                spec:
                  match: {resources: [{apiGroups: [example.com], kinds: [Db]}, {apiGroups: [example.com], kinds: [Db], subresources: [status], operations: [CREATE]}]}
                  rules: [{name: a, conflict: {fields: [spec.size], when: 'true'}}]
                """),
            ReviewPhase.Validate));

    [Fact]
    public void ChildrenAreNarrowedByTheirLabelsAndByWhoWrites() =>
        Assert.Equal(
            $"""
            by-label-children for app.kubernetes.io/managed-by=op,tier=db
              not-the-operator: {OthersThan(@"system\\:serviceaccount\\:[^:]*\\:op[^:]*|a\\.b|", @"'it\'s', ")}
             secrets [Update, Delete]
            apps deployments [Update, Delete]
            by-label-subresources for everything
              not-the-operator: {OthersThan(@"system\\:serviceaccount\\:[^:]*\\:op[^:]*|a\\.b|", @"'it\'s', ")}
             secrets/scale [Update]
             pods/attach,pods/ephemeralcontainers,pods/exec,pods/portforward,pods/proxy [Update, Connect]
            apps deployments/scale [Update]
            """,
            Show(
                Sets.Of(Profiles +
                    """
                    apiVersion: caveat.dev/v1
                    kind: CaveatPolicy
                    metadata: {name: p}
                    spec:
                      operator: by-label
                      rules:
                        - {name: a, protect: {children: [{apiGroup: apps, kind: Deployment}]}}
                        - {name: b, protect: {children: [{apiGroup: '', kind: Secret}]}}
                        - {name: c, protect: {exec: true}}
                    """),
                ReviewPhase.Validate));

    [Fact]
    public void ChildrenThatAnOwnerTellsAreNarrowedByAConditionAlone() =>
        Assert.Equal(
            $"""
            by-owner-children for everything
              not-the-operator: {OthersThan("", "")}
              a-child-of-the-operator: [object, oldObject].exists(o, o != null && has(o.metadata) && (has(o.metadata.ownerReferences) && o.metadata.ownerReferences.exists(r, r.apiVersion.startsWith('example.com/') && r.kind in ['Db']) || has(o.metadata.labels) && 'app' in o.metadata.labels && o.metadata.labels['app'] == 'it-is'))
             secrets [Update, Delete]
            by-owner-subresources for everything
              not-the-operator: {OthersThan("", "")}
             secrets/scale [Update]
            """,
            Show(
                Sets.Of(Profiles +
                    """
                    apiVersion: caveat.dev/v1
                    kind: CaveatPolicy
                    metadata: {name: p}
                    spec: {operator: by-owner, rules: [{name: b, protect: {children: [{apiGroup: '', kind: Secret}]}}]}
                    """),
                ReviewPhase.Validate));

    [Fact]
    public void AnObjectSelectorNarrowsUnlessAnotherPolicyAsksForEverything() =>
        Assert.Equal(
            """
            labels-3733c85e for !old,tier in (a,b)
            apps statefulsets [Create, Update]
            an entry for everything
            apps deployments/scale,statefulsets/scale [Update]
            apps deployments [Create, Update]
            """,
            Show(
                Sets.Of(
                    """
                    apiVersion: caveat.dev/v1
                    kind: CaveatPolicy
                    metadata: {name: p}
                    spec:
                      match:
                        resources: [{apiGroups: [apps], kinds: [Deployment, StatefulSet]}]
                        objectSelector: {matchExpressions: [{key: old, operator: DoesNotExist}, {key: tier, operator: In, values: [a, b]}]}
                      rules: [{name: a, conflict: {fields: [spec.size], when: 'true'}}]
                    ---
                    apiVersion: caveat.dev/v1
                    kind: CaveatPolicy
                    metadata: {name: q}
                    spec:
                      match: {resources: [{apiGroups: [apps], kinds: [Deployment]}]}
                      rules: [{name: a, conflict: {fields: [spec.size], when: 'true'}}]
                    """),
                ReviewPhase.Validate));

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1000)]
    public void TheirNumberHasABound(int policies)
    {
        var text = string.Join("\n---\n", Enumerable.Range(0, policies).Select(i =>
            $$$"""
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: p{{{i}}}}
            spec:
              match: {resources: [{apiGroups: [example.com], kinds: [Kind{{{i}}}]}], objectSelector: {matchLabels: {n: '{{{i}}}'} } }
              rules: [{name: a, conflict: {fields: [spec.size], when: 'true'}}]
            """));
        // The entry for everything has the scales.
        Assert.Equal(Math.Min(policies, 40) + 1, Sets.Of(text).EntriesFor(ReviewPhase.Validate).Count);
    }

    private static string Show(PolicySet set, ReviewPhase phase) =>
        string.Join('\n', set.EntriesFor(phase).Select(static entry => string.Join(
            '\n',
            [
                $"{(entry.Name.Length == 0 ? "an entry" : entry.Name)} for {(entry.Labels.IsEmpty ? "everything" : entry.Labels.ToString())}",
                .. entry.Conditions.Select(static condition => $"  {condition.Name}: {condition.Expression}"),
                .. entry.Rules.Select(static rule => $"{rule.Group} {string.Join(',', rule.Resources)} [{rule.Operations}]"),
            ])));
}
