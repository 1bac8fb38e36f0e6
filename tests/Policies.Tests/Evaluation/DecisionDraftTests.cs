using System.Text;

namespace Caveat.Policies.Tests.Evaluation;

public sealed class DecisionDraftTests
{
    private const string Create = "object: {apiVersion: example.com/v1, kind: Db, metadata: {name: a, namespace: b}}";

    [Fact]
    public void AViolationThatDeniesIsNotCrowdedOutByThoseThatWarn()
    {
        var policy = new StringBuilder(
            """
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: p}
            spec:
              match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
              rules:

            """);
        for (var i = 0; i < 150; i++)
        {
            policy.Append($"    - {{name: a{i}, action: Warn, require: {{fields: [spec], that: 'false'}}}}\n");
        }

        policy.Append("    - {name: b, require: {fields: [spec], that: 'false'}}\n");
        var decision = Sets.Of(policy.ToString()).Evaluate(Reviews.Of(Create, ReviewPhase.Validate));
        Assert.False(decision.Allowed);
        Assert.Equal(101, decision.Violations.Count);
    }
}
