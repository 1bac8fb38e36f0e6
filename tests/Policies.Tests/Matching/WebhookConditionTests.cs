namespace Caveat.Policies.Tests.Matching;

/// <summary>A match condition is never false of a request that a rule objects to: the condition and the rule are asked of the same requests.</summary>
public sealed class WebhookConditionTests
{
    private const string Policies =
        """
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: o}
        spec:
          resources: [{apiGroup: example.com, kinds: [Db]}]
          identities: {serviceAccounts: [{name: 'op*'}], users: [a.b, "it's"], groups: ["op's"]}
          children: {ownerReferences: true, labels: {app: "it-is", tier: db}}
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec: {operator: o, rules: [{name: guard, protect: {children: [{apiGroup: '', kind: Secret}]}}]}
        """;

    public static TheoryData<string, string> Requests
    {
        get
        {
            var data = new TheoryData<string, string>();
            string[] users = ["alice", "a.b", "axb", "it's", "system:serviceaccount:x:op-1", "system:serviceaccount:x:op:1", "system:serviceaccount:kube-system:any", "system:apiserver"];
            foreach (var user in users)
            {
                data.Add(user, "labels: {app: \"it-is\", tier: db}");
            }

            data.Add("alice", "labels: {app: \"it-is\"}");
            data.Add("alice", "ownerReferences: [{apiVersion: example.com/v1, kind: Db, name: x, uid: u}]");
            data.Add("alice", "ownerReferences: [{apiVersion: example.com/v1, kind: Other, name: x, uid: u}, {apiVersion: example.com/v1beta1, kind: Db, name: y, uid: v}]");
            data.Add("alice", "ownerReferences: [{apiVersion: v1, kind: Db, name: x, uid: u}]");
            data.Add("alice", "name: s");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void HoldsExactlyWhereTheRuleObjects(string user, string metadata)
    {
        var set = Sets.Of(Policies);
        var conditions = string.Join(" && ", set.EntriesFor(ReviewPhase.Validate).Single(static e => e.Conditions.Count == 2).Conditions.Select(static c => $"({c.Expression})"));
        var asPolicy = Sets.Of(
            $$"""
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: q}
            spec:
              match: {resources: [{apiGroups: [''], kinds: [Secret]}]}
              rules:
                - name: condition
                  ratchet: false
                  conflict:
                    fields: [data]
                    when: >-
                      {{conditions}}
            """);
        var review = $$"""
            user: "{{user}}"
            operation: UPDATE
            oldObject: {apiVersion: v1, kind: Secret, metadata: { {{metadata}} }, data: {a: b} }
            object: {apiVersion: v1, kind: Secret, metadata: {name: s}, data: {a: c} }
            """;
        var decision = asPolicy.Evaluate(Reviews.Of(review, ReviewPhase.Validate));
        Assert.Empty(decision.Errors);
        Assert.Equal(set.Evaluate(Reviews.Of(review, ReviewPhase.Validate)).Allowed, decision.Allowed);
    }
}
