using Caveat.Policies.Lookups;

namespace Caveat.Policies.Tests.Evaluation;

/// <summary>What an audit says of an object that is found: by rules that can be judged by it alone, and by those that can't.</summary>
public sealed class AuditTests
{
    private const string Before = "skip p/r not auditable: compares with the object before";

    [Theory]
    // Rules about a state.
    [InlineData("conflict: {fields: [spec.a], when: object.spec.a == 1}", "{a: 1}", "fail p/r")]
    [InlineData("conflict: {fields: [spec.a], when: object.spec.a == 1}", "{a: 2}", "pass p/r")]
    [InlineData("action: Warn, require: {fields: [spec.a], that: object.spec.a == 2}", "{a: 1}", "warn p/r")]
    [InlineData("when: object.spec.a == 2, require: {fields: [spec.a], that: 'false'}", "{a: 1}", "")]
    [InlineData("require: {fields: [spec.a], that: object.spec.b == 1}", "{a: 1}", "error p/r")]
    // Whatever the operations that it names, as long as an object can come out of them.
    [InlineData("operations: [UPDATE], require: {fields: [spec.a], that: object.spec.a == 2}", "{a: 1}", "fail p/r")]
    [InlineData("operations: [CREATE], require: {fields: [spec.a], that: object.spec.a == 2}", "{a: 1}", "fail p/r")]
    [InlineData("operations: [DELETE], require: {fields: [spec.a], that: 'false'}", "{a: 1}", "skip p/r not auditable: is about deletions")]
    [InlineData("operations: [UPDATE, DELETE], require: {fields: [spec.a], that: object.spec.a == 2}", "{a: 1}", "fail p/r")]
    // Rules about a change.
    [InlineData("transition: {field: spec.a, deny: [change]}", "{a: 1}", Before)]
    [InlineData("transition: {list: spec.l, key: id, field: size, deny: [remove]}", "{a: 1}", Before)]
    [InlineData("operations: [UPDATE], require: {fields: [spec.a], that: object.spec.a == oldObject.spec.a}", "{a: 1}", Before)]
    [InlineData("require: {fields: [spec.a], that: request.oldObject.spec.a == 1}", "{a: 1}", Before)]
    [InlineData("require: {fields: [spec.a], that: variables.grown == 1}", "{a: 1}", Before)]
    [InlineData("when: oldObject.spec.a == 1, require: {fields: [spec.a], that: 'false'}", "{a: 1}", Before)]
    // The precondition that can be asked is.
    [InlineData("when: object.spec.a == 2, transition: {field: spec.a, deny: [change]}", "{a: 1}", "")]
    [InlineData("when: object.spec.a == 1, transition: {field: spec.a, deny: [change]}", "{a: 1}", Before)]
    // Rules about who, and how.
    [InlineData("require: {fields: [spec.a], that: request.userInfo.username == 'x'}", "{a: 1}", "skip p/r not auditable: asks who writes")]
    [InlineData("require: {fields: [spec.a], that: \"request['userInfo'].username == 'x'\"}", "{a: 1}", "skip p/r not auditable: asks who writes")]
    [InlineData("require: {fields: [spec.a], that: has(request.userInfo)}", "{a: 1}", "skip p/r not auditable: asks who writes")]
    [InlineData("require: {fields: [spec.a], that: variables.who == 'x'}", "{a: 1}", "skip p/r not auditable: asks who writes")]
    [InlineData("require: {fields: [spec.a], that: request.operation == 'CREATE'}", "{a: 1}", "skip p/r not auditable: asks how it is written")]
    [InlineData("require: {fields: [spec.a], that: 'dyn(request).size() > 0'}", "{a: 1}", "skip p/r not auditable: compares with the object before, asks who writes, asks how it is written")]
    [InlineData("require: {fields: [spec.a], that: \"authorizer.group('').resource('pods').check('get').allowed()\"}", "{a: 1}", "skip p/r not auditable: asks what the user may do")]
    [InlineData("require: {fields: [spec.a], that: request.namespace == 'b' && request.?subResource.orValue('') == ''}", "{a: 1}", "pass p/r")]
    // What is only shown keeps nobody from judging.
    [InlineData("message: 'by {{ request.userInfo.username }}', require: {fields: [spec.a], that: 'false'}", "{a: 1}", "fail p/r")]
    // A default is not judged: nothing is filled in.
    [InlineData("default: {field: spec.b, value: 1}", "{a: 1}", "")]
    public void ARuleIsJudgedByTheObjectAloneOrSaysWhyNot(string rule, string spec, string expected) =>
        Assert.Equal(expected, RowsOf(PolicyOf(rule), Found(spec)));

    [Theory]
    [InlineData("transition: {field: spec.a, deny: [change]}", "{a: 1}", "{a: 1}", "pass p/r")]
    [InlineData("transition: {field: spec.a, deny: [change]}", "{a: 1}", "{a: 2}", "fail p/r")]
    [InlineData("require: {fields: [spec.a], that: object.spec.a >= oldObject.spec.a}", "{a: 1}", "{a: 2}", "pass p/r")]
    [InlineData("require: {fields: [spec.a], that: object.spec.a >= oldObject.spec.a}", "{a: 2}", "{a: 1}", "fail p/r")]
    // What was there before is there now.
    [InlineData("require: {fields: [spec.a], that: 'false'}", "{a: 1}", "{a: 1}", "fail p/r")]
    [InlineData("require: {fields: [spec.a], that: oldObject.spec.a == 1 && request.userInfo.username == ''}", "{a: 1}", "{a: 1}", "skip p/r not auditable: asks who writes")]
    [InlineData("when: oldObject.spec.a == 2, transition: {field: spec.a, deny: [change]}", "{a: 1}", "{a: 2}", "")]
    public void WhatWasFoundEarlierIsTheObjectBefore(string rule, string before, string spec, string expected) =>
        Assert.Equal(expected, RowsOf(PolicyOf(rule), $"{Found(spec)}\noldObject: {ObjectOf(before)}"));

    [Fact]
    public void WhoWroteMayBeKnownWhereTheObjectBeforeIsNot()
    {
        var policy = PolicyOf("require: {fields: [spec.a], that: request.userInfo.username == 'x'}, when: object.spec.a == 1").Replace("'x'}", "\"eve\"}", StringComparison.Ordinal);
        Assert.Equal("pass p/r", RowsOf(policy, $"{Found("{a: 1}")}\nuser: eve"));
    }

    [Theory]
    [InlineData("matchConditions: [{name: c, expression: object.spec.a == 2}]", "", "")]
    [InlineData("matchConditions: [{name: c, expression: object.spec.a == 1}]", "", "pass p/r")]
    [InlineData("matchConditions: [{name: c, expression: request.userInfo.username != 'x'}]", "", "skip p/r not auditable: asks who writes")]
    [InlineData("matchConditions: [{name: c, expression: request.userInfo.username != 'x'}, {name: d, expression: object.spec.a == 2}]", "", "")]
    [InlineData("matchConditions: []", "matchConditions: [{name: c, expression: request.userInfo.username == 'x'}]", "skip p/r not auditable: asks who writes")]
    [InlineData("matchConditions: []", "matchConditions: [{name: c, expression: request.userInfo.username == 'x'}, {name: d, expression: object.spec.a == 2}]", "pass p/r")]
    [InlineData("matchConditions: []", "namespaces: [b]", "")]
    [InlineData("matchConditions: []", "resources: [{apiGroups: [example.com], kinds: [Db], operations: [CREATE]}]", "pass p/r")]
    [InlineData("matchConditions: []", "resources: [{apiGroups: [example.com], kinds: [Db], operations: [CREATE, UPDATE]}]", "")]
    [InlineData("objectSelector: {matchLabels: {x: z}}", "", "")]
    public void ThePolicyHasToApplyAsFarAsCanBeTold(string match, string exclude, string expected)
    {
        var policy = $$"""
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: p}
            spec:
              match: {resources: [{apiGroups: [example.com], kinds: [Db]}], {{match}} }
            {{(exclude.Length == 0 ? "" : "  exclude: {" + exclude + "}")}}
              rules: [{name: r, require: {fields: [spec.a], that: object.spec.a == 1} }]
            """;
        Assert.Equal(expected, RowsOf(policy, Found("{a: 1}")));
    }

    [Theory]
    [InlineData("Deny", "error p/r")]
    [InlineData("Warn", "skip p/r not judged: policy.yaml:7:63: look-up other: ConfigMap \"x\" in namespace \"b\" is not known: there is no cluster to ask")]
    [InlineData("Skip", "")]
    public void WhatIsLookedUpAndUnknownIsSeenUnlessTheLookUpIsSkippedThen(string onUnknown, string expected)
    {
        var policy = $$"""
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: p}
            spec:
              match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
              lookups: {other: {apiGroup: '', kind: ConfigMap, name: object.metadata.name, namespace: object.metadata.namespace, onUnknown: {{onUnknown}} } }
              rules: [{name: r, require: {fields: [spec.a], that: lookups.other != null} }]
            """;
        Assert.Equal(expected, RowsOf(policy, Found("{a: 1}")));
    }

    [Theory]
    [InlineData("validations: [{expression: object.spec.a == 2}]", "fail p/validations[0]")]
    [InlineData("validations: [{expression: object.spec.a == 1}]", "pass p/validations[0]")]
    [InlineData("validations: [{expression: object.spec.a == oldObject.spec.a}, {expression: object.spec.a == 2}]", "fail p/validations[1]; skip p/validations[0] not auditable: compares with the object before")]
    [InlineData("validations: [{expression: object.spec.a == 1, messageExpression: request.userInfo.username}]", "pass p/validations[0]")]
    [InlineData("variables: [{name: u, expression: request.userInfo.username}, {name: v, expression: variables.u}], validations: [{expression: \"variables.v == 'x'\"}]", "skip p/validations[0] not auditable: asks who writes")]
    [InlineData("variables: [{name: u, expression: request.userInfo.username}], validations: [{expression: object.spec.a == 2}]", "fail p/validations[0]")]
    [InlineData("matchConditions: [{name: c, expression: \"!('system:nodes' in request.userInfo.groups)\"}], validations: [{expression: object.spec.a == 2}]", "skip p/validations[0] not auditable: asks who writes")]
    [InlineData("matchConditions: [{name: c, expression: object.spec.a == 2}], validations: [{expression: object.spec.a == 2}]", "")]
    [InlineData("validations: [{expression: object.spec.a == 1}], auditAnnotations: [{key: k, valueExpression: request.userInfo.username}]", "pass p/validations[0]")]
    public void NativePoliciesAreAuditedAlike(string spec, string expected) =>
        Assert.Equal(expected, RowsOf(NativeOf("CREATE, UPDATE", spec), Found("{a: 1}")));

    [Theory]
    [InlineData("UPDATE", "fail p/validations[0]")]
    [InlineData("DELETE", "skip p/validations[0] not auditable: is about deletions")]
    [InlineData("'*'", "fail p/validations[0]")]
    public void NativePoliciesNameOperationsToo(string operations, string expected) =>
        Assert.Equal(expected, RowsOf(NativeOf(operations, "validations: [{expression: object.spec.a == 2}]"), Found("{a: 1}")));

    [Theory]
    [InlineData("{k: v}", "caveat.dev/acknowledge: 'p/r: because'", "fail p/r (the acknowledgement does not count in an audit: nobody knows who wrote it; a CaveatException does)")]
    [InlineData("{k: v}", "caveat.dev/acknowledge: 'p/r'", "fail p/r (the acknowledgement of p/r is not honoured: it says no reason; write it as p/r: reason)")]
    [InlineData("{excepted: 'yes'}", "a: b", "excepted p/r")]
    public void ExceptionsCountAndAcknowledgementsDoNot(string labels, string annotations, string expected)
    {
        var policy = $$"""
            {{PolicyOf("require: {fields: [spec.a], that: 'false'}")}}
            ---
            apiVersion: caveat.dev/v1
            kind: CaveatException
            metadata: {name: e, namespace: b}
            spec:
              rules: [p/r]
              objects: [{apiGroup: example.com, kind: Db, selector: {matchLabels: {excepted: 'yes'} } }]
              until: 2026-12-01
              reason: moving
              approvedBy: bob
            """;
        var found = $"object: {{apiVersion: example.com/v1, kind: Db, metadata: {{name: x, namespace: b, labels: {labels}, annotations: {{{annotations}}}}}, spec: {{a: 1}}}}";
        Assert.Equal(expected, RowsOf(policy, found));
    }

    [Fact]
    public void AnObjectThatIsBeingDeletedPasses()
    {
        var found = "object: {apiVersion: example.com/v1, kind: Db, metadata: {name: x, namespace: b, deletionTimestamp: '2026-11-22T11:00:00Z'}, spec: {a: 1}}";
        Assert.Equal("", RowsOf(PolicyOf("require: {fields: [spec.a], that: 'false'}"), found));
    }

    [Fact]
    public void AChangeOfTheStatusAloneIsNoTransition()
    {
        var policy = PolicyOf("transition: {field: status.phase, deny: [change]}");
        var (before, now) = (ObjectOf("{a: 1}, status: {phase: x}"), ObjectOf("{a: 1}, status: {phase: y}"));
        Assert.Equal("", RowsOf(policy, $"object: {now}\noldObject: {before}"));
    }

    [Theory]
    [InlineData("{app: other}", "{settle: {}}", "skip p/r not auditable: compares with the object before, asks what the operator was doing when it was written")]
    [InlineData("{app: other}", "{protect: {deletion: true}}", "skip p/r not auditable: is about deletions")]
    [InlineData("{app: operator}", "{protect: {children: [{apiGroup: example.com, kind: Db}]}}", "skip p/r not auditable: compares with the object before, asks who writes")]
    [InlineData("{app: other}", "{protect: {children: [{apiGroup: example.com, kind: Db}]}}", "")]
    public void WhatAsksForTheOperatorIsAboutWritesOfObjectsThatItConcerns(string labels, string body, string expected)
    {
        var policy = OfOperator(body);
        Assert.Equal(expected, RowsOf(policy, $"object: {{apiVersion: example.com/v1, kind: Db, metadata: {{name: x, namespace: b, labels: {labels}}}, spec: {{a: 1}}}}"));
    }

    [Theory]
    [InlineData("{app: operator}", "skip p/r not auditable: is about connections, as with exec")]
    [InlineData("{app: other}", "")]
    public void ConnectionsAreSaidOfTheOperatorsPods(string labels, string expected) =>
        Assert.Equal(expected, RowsOf(OfOperator("{protect: {exec: true}}"), $"object: {{apiVersion: v1, kind: Pod, metadata: {{name: x, namespace: b, labels: {labels}}}, spec: {{a: 1}}}}"));

    [Fact]
    public void WhatCantBeJudgedAsksForNoOtherObjects()
    {
        var lookup = "lookups: {other: {apiGroup: '', kind: ConfigMap, name: object.metadata.name, namespace: object.metadata.namespace}}";
        var policy = $$"""
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: p}
            spec:
              match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
              {{lookup}}
              rules:
                - {name: change, require: {fields: [spec.a], that: oldObject.spec.a == 1 || lookups.other != null} }
                - {name: state, when: object.spec.a == 7, require: {fields: [spec.a], that: lookups.other != null} }
            """;
        var review = Reviews.Of(Found("{a: 1}"), ReviewPhase.Validate, NoObjects.Instance, isAudit: true);
        Assert.Empty(Sets.Of(policy).NeedsOf(review));
    }

    private static string PolicyOf(string rule) =>
        $$"""
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
          variables:
            grown: object.spec.a - oldObject.spec.a
            who: request.userInfo.username
          rules:
            - {name: r, {{rule}} }
        """;

    private static string NativeOf(string operations, string spec) =>
        $$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: p}
        spec:
          matchConstraints:
            resourceRules: [{apiGroups: [example.com], apiVersions: [v1], operations: [{{operations}}], resources: [dbs]}]
          {{spec.Replace("], ", "]\n  ", StringComparison.Ordinal)}}
        """;

    private static string OfOperator(string body) =>
        $$"""
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: o}
        spec:
          resources: [{apiGroup: example.com, kinds: [Cluster]}]
          identities: {serviceAccounts: [{name: o}]}
          children: {labels: {app: operator}, parents: [{apiGroup: example.com, kind: Cluster, nameLabel: cluster}]}
          settled: 'true'
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          operator: o
          match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
          rules:
            - {name: r, {{body[1..^1]}} }
        """;

    private static string Found(string spec) => $"object: {ObjectOf(spec)}";

    private static string ObjectOf(string spec) => $"{{apiVersion: example.com/v1, kind: Db, metadata: {{name: x, namespace: b, labels: {{x: y}}}}, spec: {spec}}}";

    private static string RowsOf(string policy, string review)
    {
        var decision = Sets.Of(policy).Evaluate(Reviews.Of(review, ReviewPhase.Validate, listsPasses: true, isAudit: true));
        List<string> rows =
        [
            .. decision.Violations.Select(v => $"{(v.ExceptedBy is not null ? "excepted" : v.Denies ? "fail" : "warn")} {v.Policy}/{v.Rule}{(v.Note is null ? "" : $" ({v.Note})")}"),
            .. decision.Errors.Select(e => $"error {e.Policy}/{e.Rule}"),
            .. decision.Skips.Select(s => $"skip {s.Policy}/{s.Rule} {s.Reason}"),
            .. decision.Passes.Select(p => $"pass {p.Policy}/{p.Rule}"),
        ];
        return string.Join("; ", rows);
    }
}
