namespace Caveat.Policies.Tests.Evaluation;

/// <summary>What an audit says of fields of an operator's object that somebody else set last.</summary>
public sealed class DriftTests
{
    private const string Profile = """
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: strimzi}
        spec:
          displayName: Strimzi
          resources: [{apiGroup: kafka.strimzi.io, kinds: [Kafka]}]
          identities: {serviceAccounts: [{name: strimzi-cluster-operator}]}
          fieldManagers: [strimzi, strimzi-of-old]
          coWriterManagers: [injector]
          children:
            labels: {app: strimzi}
            ownerReferences: true
            parents: [{apiGroup: kafka.strimzi.io, kind: Kafka, nameLabel: cluster}]
          ignoredFields: [spec.paused]
        """;

    private const string Rule = "{name: r, protect: {children: [{apiGroup: apps, kind: Deployment}], edit: spec of the Kafka}, message: of a write}";

    private const string Operators = "{manager: strimzi, operation: Apply, apiVersion: apps/v1, fieldsV1: {f:metadata: {f:labels: {f:app: {}}}, f:spec: {f:template: {f:spec: {f:containers: {'k:{\"name\":\"a\"}': {f:image: {}}}}}}}}";

    private const string Replicas = "fieldsV1: {f:spec: {f:replicas: {}}}";

    private const string Untouched = "pass p/r";

    private const string NotTold = "skip p/r not auditable: compares with the object before, asks who writes";

    private const string Suffix = "; what a client calls itself in managedFields is its own choice | ";

    [Theory]
    // Who, what and when.
    [InlineData($"{{manager: kubectl-edit, operation: Update, apiVersion: apps/v1, time: '2026-11-20T10:00:00Z', {Replicas}}}",
        $"warn p/r Deployment \"eo\" belongs to Strimzi, and is not as that left it: kubectl-edit (Update, 2026-11-20T10:00:00Z) set spec.replicas{Suffix}spec.replicas: 2 | edit spec of the Kafka \"orders\"")]
    [InlineData($"{{manager: kubectl, operation: Update, subresource: scale, apiVersion: apps/v1, {Replicas}}}",
        $"warn p/r Deployment \"eo\" belongs to Strimzi, and is not as that left it: kubectl (Update) set spec.replicas{Suffix}spec.replicas: 2 | edit spec of the Kafka \"orders\"")]
    [InlineData("{manager: gitops, operation: Apply, apiVersion: apps/v1, fieldsV1: {f:spec: {f:replicas: {}, f:template: {f:spec: {f:containers: {'k:{\"name\":\"b\"}': {.: {}, f:name: {}, f:image: {}}}}}}}}",
        $"warn p/r Deployment \"eo\" belongs to Strimzi, and is not as that left it: gitops (Apply) set spec.replicas, spec.template.spec.containers[1].name, spec.template.spec.containers[1].image{Suffix}spec.replicas: 2 | spec.template.spec.containers[1].name: \"b\" | spec.template.spec.containers[1].image: \"z\" | edit spec of the Kafka \"orders\"")]
    [InlineData($"{{manager: a, operation: Update, apiVersion: apps/v1, {Replicas}}}, {{manager: b, operation: Update, apiVersion: apps/v1, time: '2026-11-20T10:00:00Z', fieldsV1: {{f:spec: {{f:template: {{f:spec: {{f:containers: {{'k:{{\"name\":\"b\"}}': {{f:image: {{}}}}}}}}}}}}}}}}",
        $"warn p/r Deployment \"eo\" belongs to Strimzi, and is not as that left it: a (Update) set spec.replicas, b (Update, 2026-11-20T10:00:00Z) set spec.template.spec.containers[1].image{Suffix}spec.replicas: 2 | spec.template.spec.containers[1].image: \"z\" | edit spec of the Kafka \"orders\"")]
    public void IsNamedWithManagerAndTime(string entries, string expected) => Assert.Equal(expected, RowsOf($"[{Operators}, {entries}]"));

    [Fact]
    public void SaysSoInFieldsOfItsOwnToo()
    {
        var decision = Judge($"[{Operators}, {{manager: kubectl-edit, operation: Update, apiVersion: apps/v1, time: '2026-11-20T10:00:00Z', {Replicas}}}]", Rule);
        Assert.Equal(new FieldWriter("kubectl-edit", "Update", "2026-11-20T10:00:00Z"), Assert.Single(Assert.Single(decision.Violations).Fields).SetBy);
    }

    [Theory]
    // Nobody; what the operator wants as well, also under another of its names; co-writers.
    [InlineData("")]
    [InlineData("{manager: gitops, operation: Apply, apiVersion: apps/v1, fieldsV1: {f:spec: {f:template: {f:spec: {f:containers: {'k:{\"name\":\"a\"}': {f:image: {}}}}}}}}")]
    [InlineData($"{{manager: strimzi-of-old, operation: Update, apiVersion: apps/v1, {Replicas}}}")]
    [InlineData($"{{manager: strimzi-of-old, operation: Update, apiVersion: apps/v1, {Replicas}}}, {{manager: gitops, operation: Apply, apiVersion: apps/v1, {Replicas}}}")]
    [InlineData($"{{manager: injector, operation: Update, apiVersion: apps/v1, {Replicas}}}")]
    // Kubernetes: an autoscaler's scale, on old servers and on new ones; in one program; in a cloud.
    [InlineData($"{{manager: kube-controller-manager, operation: Update, apiVersion: apps/v1, {Replicas}}}")]
    [InlineData($"{{manager: kube-controller-manager, operation: Update, subresource: scale, apiVersion: apps/v1, {Replicas}}}")]
    [InlineData($"{{manager: keda, operation: Update, subresource: scale, apiVersion: apps/v1, {Replicas}}}")]
    [InlineData($"{{manager: k3s, operation: Update, apiVersion: apps/v1, {Replicas}}}")]
    [InlineData($"{{manager: aws-cloud-controller-manager, operation: Update, apiVersion: apps/v1, {Replicas}}}")]
    [InlineData($"{{manager: kubelet, operation: Update, subresource: status, apiVersion: apps/v1, {Replicas}}}")]
    // Nobody that is known.
    [InlineData($"{{manager: ancient-changes, operation: Update, apiVersion: apps/v1, {Replicas}}}")]
    [InlineData($"{{manager: before-first-apply, operation: Update, apiVersion: apps/v1, {Replicas}}}")]
    [InlineData($"{{manager: unknown, operation: Update, apiVersion: apps/v1, {Replicas}}}")]
    [InlineData($"{{operation: Update, apiVersion: apps/v1, {Replicas}}}")]
    // What anyone may change: labels and annotations, a restart, what the profile ignores, what is gone; certificates that are injected.
    [InlineData("{manager: kubectl-annotate, operation: Update, apiVersion: apps/v1, fieldsV1: {f:metadata: {f:annotations: {.: {}, f:note: {}}}}}")]
    [InlineData("{manager: kubectl-label, operation: Update, apiVersion: apps/v1, fieldsV1: {f:metadata: {f:labels: {f:team: {}}}}}")]
    [InlineData("{manager: kubectl-rollout, operation: Update, apiVersion: apps/v1, fieldsV1: {f:spec: {f:template: {f:metadata: {f:annotations: {.: {}, f:kubectl.kubernetes.io/restartedAt: {}, f:note: {}}}}}}}")]
    [InlineData("{manager: alice, operation: Update, apiVersion: apps/v1, fieldsV1: {f:spec: {f:paused: {}, f:gone: {}}, f:status: {f:replicas: {}}}}")]
    [InlineData("{manager: cert-manager-cainjector, operation: Update, apiVersion: apps/v1, fieldsV1: {f:spec: {f:caBundle: {}}}}")]
    // Another version's paths may mean other fields.
    [InlineData($"{{manager: alice, operation: Update, apiVersion: apps/v1beta1, {Replicas}}}")]
    // Who made it: restored it with its labels or its owner, or has written nothing since it is there.
    [InlineData("{manager: velero, operation: Update, apiVersion: apps/v1, fieldsV1: {f:metadata: {f:labels: {f:app: {}}}, f:spec: {f:replicas: {}}}}")]
    [InlineData("{manager: velero, operation: Update, apiVersion: apps/v1, fieldsV1: {f:metadata: {f:ownerReferences: {}}, f:spec: {f:replicas: {}}}}")]
    [InlineData("{manager: velero, operation: Update, apiVersion: apps/v1, fieldsV1: {f:type: {}, f:spec: {f:replicas: {}}}}")]
    [InlineData($"{{manager: velero, operation: Update, apiVersion: apps/v1, time: '2026-11-01T09:00:00Z', {Replicas}}}")]
    public void OfASoundObjectIsNone(string entries) => Assert.Equal(Untouched, RowsOf($"[{Operators}, {entries}]"));

    [Theory]
    [InlineData("[]")]
    [InlineData($"[{{manager: alice, operation: Update, apiVersion: apps/v1, {Replicas}}}]")]
    // It took over what somebody else had made.
    [InlineData($"[{{manager: strimzi, operation: Update, apiVersion: apps/v1, fieldsV1: {{f:metadata: {{f:labels: {{f:app: {{}}}}}}, f:status: {{}}}}}}, {{manager: alice, operation: Update, apiVersion: apps/v1, {Replicas}}}]")]
    // It wrote in another version last.
    [InlineData($"[{{manager: strimzi, operation: Apply, apiVersion: apps/v1beta1, {Replicas}}}, {{manager: alice, operation: Update, apiVersion: apps/v1, {Replicas}}}]")]
    public void IsNotToldWhereNobodyKnowsWhatTheOperatorSet(string managedFields) => Assert.Equal(NotTold, RowsOf(managedFields));

    [Theory]
    // What a rule names counts, among labels too.
    [InlineData("{name: r, protect: {children: [{apiGroup: apps, kind: Deployment}], fields: ['metadata.labels.team']}}", "metadata.labels.team")]
    [InlineData("{name: r, protect: {children: [{apiGroup: apps, kind: Deployment}], fields: [spec.paused, spec.template]}}", "")]
    [InlineData("{name: r, protect: {children: [{apiGroup: apps, kind: Deployment}], ignoredFields: [spec.replicas]}}", "")]
    [InlineData("{name: r, when: object.spec.replicas == 2, protect: {children: [{apiGroup: apps, kind: Deployment}]}}", "spec.replicas")]
    [InlineData("{name: r, when: object.spec.replicas == 3, protect: {children: [{apiGroup: apps, kind: Deployment}]}}", null)]
    [InlineData("{name: r, when: 'request.operation != \"DELETE\"', protect: {children: [{apiGroup: apps, kind: Deployment}]}}", "not auditable: compares with the object before, asks who writes, asks how it is written")]
    [InlineData("{name: r, operations: [DELETE], protect: {children: [{apiGroup: apps, kind: Deployment}]}}", "not auditable: is about deletions, compares with the object before, asks who writes")]
    [InlineData("{name: r, protect: {children: [{apiGroup: apps, kind: Deployment}], ownedFields: true}}", "not auditable: compares with the object before, asks who writes")]
    public void IsLookedForAsFarAsTheRuleIsKnownToApply(string rule, string? found)
    {
        var decision = Judge($"[{Operators}, {{manager: alice, operation: Update, apiVersion: apps/v1, fieldsV1: {{f:metadata: {{f:labels: {{f:team: {{}}}}}}, f:spec: {{f:replicas: {{}}}}}}}}]", rule);
        var paths = decision.Violations.SelectMany(static v => v.Fields).Select(static f => f.Path);
        var shown = string.Join(" ", [.. paths, .. decision.Skips.Select(static s => s.Reason)]);
        Assert.Equal(found ?? "", shown);
        Assert.Equal(found is "" ? 1 : 0, decision.Passes.Count);
    }

    [Fact]
    public void IsOfTheOperatorsObjectsOnly() =>
        Assert.Equal("", RowsOf($"[{Operators}, {{manager: alice, operation: Update, apiVersion: apps/v1, {Replicas}}}]", "{app: shop}"));

    [Fact]
    public void AWriteIsNotBlamedForWhatOthersLeft()
    {
        var decision = Judge($"[{Operators}, {{manager: alice, operation: Update, apiVersion: apps/v1, {Replicas}}}]", Rule, more: "user: bob");
        Assert.Empty(decision.Violations);
        Assert.Equal("not auditable: compares with the object before", Assert.Single(decision.Skips).Reason);
    }

    [Fact]
    public void MoreFieldsThanAMessageHoldsAreSaidToBeMore()
    {
        var containers = string.Join(", ", "abcdefghij".Select(static c => $"f:x{c}: {{}}"));
        var decision = Judge($"[{Operators}, {{manager: alice, operation: Update, apiVersion: apps/v1, fieldsV1: {{f:spec: {{{containers}}}}}}}]", Rule);
        Assert.Equal(8, Assert.Single(decision.Violations).Fields.Count);
        Assert.Contains("alice (Update) set spec.xa, spec.xb, spec.xc, spec.xd, spec.xe, spec.xf, spec.xg and more; ", decision.Violations[0].Message, StringComparison.Ordinal);
    }

    private static string RowsOf(string managedFields, string labels = "{app: strimzi, cluster: orders}")
    {
        var decision = Judge(managedFields, Rule, labels);
        Assert.True(decision.Allowed);
        return string.Join("; ",
        [
            .. decision.Violations.Select(static v => $"{(v.Denies ? "fail" : "warn")} {v.Policy}/{v.Rule} {v.Message} | {string.Join(" | ", v.Fields)} | {v.Fix}"),
            .. decision.Passes.Select(static p => $"pass {p.Policy}/{p.Rule}"),
            .. decision.Skips.Select(static s => $"skip {s.Policy}/{s.Rule} {s.Reason}"),
        ]);
    }

    private static Decision Judge(string managedFields, string rule, string labels = "{app: strimzi, cluster: orders, team: a}", string more = "")
    {
        var policy = $$"""
            {{Profile}}
            ---
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: p}
            spec: {operator: strimzi, rules: [{{rule}}]}
            """;
        var found = $$"""
            object:
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: eo, namespace: b, creationTimestamp: '2026-11-01T09:00:00Z', labels: {{labels}}, annotations: {note: x}, ownerReferences: [{apiVersion: v1, kind: Node, name: n, uid: u}], managedFields: {{managedFields}} }
              spec: {replicas: 2, paused: true, caBundle: x, xa: 1, xb: 1, xc: 1, xd: 1, xe: 1, xf: 1, xg: 1, xh: 1, xi: 1, xj: 1,
                template: {metadata: {annotations: {note: x} }, spec: {containers: [{name: a, image: x}, {name: b, image: z}]} } }
              status: {replicas: 2}
              type: x
            {{more}}
            """;
        return Sets.Of(policy).Evaluate(Reviews.Of(found, ReviewPhase.Validate, listsPasses: true, isAudit: true));
    }
}
