using System.Text.Json.Nodes;
using Caveat.Policies.Lookups;

namespace Caveat.Policies.Tests.Evaluation;

/// <summary>What follows when the answer to a look-up is unknown.</summary>
public sealed class LookupAnswersTests
{
    private const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          failurePolicy: FAILURE
          match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
          lookups: {other: {apiGroup: '', kind: ConfigMap, name: '"x"', onUnknown: UNKNOWN}}
          rules: [{name: r, require: {fields: [spec], that: lookups.other != null}}]
        """;

    private const string Create = "object: {apiVersion: example.com/v1, kind: Db, metadata: {name: a, namespace: b}}";

    private const string Reason = "could not be judged: policy.yaml:8:61: look-up other: ConfigMap \"x\" in namespace \"b\" is not known: there is no cluster to ask";

    [Theory]
    [InlineData("Deny", "Ignore", false, 0)]
    [InlineData("Warn", "Fail", true, 1)]
    [InlineData("Skip", "Fail", true, 0)]
    public void IsDecidedByTheLookupNotByThePolicy(string unknown, string failure, bool allowed, int warnings)
    {
        var set = Sets.Of(Policy.Replace("FAILURE", failure, StringComparison.Ordinal).Replace("UNKNOWN", unknown, StringComparison.Ordinal));
        var decision = set.Evaluate(Reviews.Of(Create, ReviewPhase.Validate, NoObjects.Instance));
        Assert.Equal(allowed, decision.Allowed);
        Assert.Equal(warnings, decision.Warnings.Count);
        Assert.All(decision.Warnings, warning => Assert.Equal("p/r: " + Reason, warning));
        Assert.Equal(allowed ? "" : "p/r: " + Reason, decision.Message);
    }

    [Fact]
    public void IsDecidedAlikeForEveryRuleThatAsks()
    {
        var rules = "rules: [{name: q, prerequisite: {lookup: other}}, {name: r, prerequisite: {lookup: other}}]";
        var policy = Policy[..Policy.IndexOf("rules:", StringComparison.Ordinal)] + rules;
        var set = Sets.Of(policy.Replace("FAILURE", "Fail", StringComparison.Ordinal).Replace("UNKNOWN", "Warn", StringComparison.Ordinal));
        var decision = set.Evaluate(Reviews.Of(Create, ReviewPhase.Validate, NoObjects.Instance));
        Assert.Equal("", decision.Message);
        Assert.Equal(2, decision.Warnings.Count);
    }

    // Bug: the value was put into the selector as it is, so that "x,tier=y" asked for a label more, and "x y" for what no API server understands.
    [Theory]
    [InlineData("x", 1, "")]
    [InlineData("other", 1, "p/r: none is there")]
    [InlineData("x,tier=y", 0, "p/r: none is there")]
    [InlineData("x y", 0, "p/r: none is there")]
    [InlineData("-", 0, "p/r: none is there")]
    public void ALabelThatCanNotBeIsNoObjects(string label, int rounds, string message)
    {
        var set = Sets.Of("""
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: p}
            spec:
              match: {resources: [{apiGroups: [g], kinds: [K]}]}
              lookups: {others: {apiGroup: '', kind: ConfigMap, labels: {app: object.spec.app}}}
              rules: [{name: r, require: {fields: [spec], that: size(lookups.others) == 1}, message: none is there}]
            """);
        var objects = new KnownObjects(JsonNode.Parse("""[{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c","namespace":"b","labels":{"app":"x","tier":"y"}}}]""")!.AsArray());
        var review = Reviews.Of($"object: {{apiVersion: g/v1, kind: K, metadata: {{name: a, namespace: b}}, spec: {{app: '{label}'}}}}", ReviewPhase.Validate, objects);
        Assert.Equal(rounds, objects.Fetch(set, review));
        var decision = set.Evaluate(review);
        Assert.Empty(decision.Errors);
        Assert.Equal(message, decision.Message.Split('\n')[0]);
    }

    // Bug: the rule before had asked a look-up whose unknown answer skips it, and so the next one's failure was skipped too.
    [Fact]
    public void AFailureThatIsNoLookupsIsNotSkippedWithOne()
    {
        var set = Sets.Of("""
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: p}
            spec:
              match: {resources: [{apiGroups: [g], kinds: [K]}]}
              lookups: {others: {apiGroup: g, kind: K, onUnknown: Skip}}
              rules:
                - {name: a, conflict: {fields: [spec], when: size(lookups.others) > 1}}
                - {name: b, transition: {field: spec.size, as: quantity, deny: [decrease]}}
            """);
        var decision = set.Evaluate(Reviews.Of("""
            operation: UPDATE
            oldObject: {apiVersion: g/v1, kind: K, metadata: {name: x}, spec: {size: 1Gi}}
            object: {apiVersion: g/v1, kind: K, metadata: {name: x}, spec: {size: much}}
            """, ReviewPhase.Validate));
        Assert.Equal([new RuleError("p", "b", "spec.size can't be compared: \"1Gi\" and \"much\" are not of one order", Denies: true)], decision.Errors);
    }
}
