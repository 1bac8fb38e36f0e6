namespace Caveat.Policies.Tests.Evaluation;

public sealed class PassesTests
{
    private const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
          rules:
            - {name: z-holds, require: {fields: [spec], that: 'true'}}
            - {name: a-is-broken, require: {fields: [spec], that: 'false'}}
            - {name: b-does-not-apply, when: 'false', conflict: {fields: [spec], when: 'false'}}
            - {name: c-fails, conflict: {fields: [spec], when: 'object.x == 1'}}
            - {name: d-holds, conflict: {fields: [spec], when: 'false'}}
            - {name: e-is-set, default: {field: spec.a, value: 1}}
            - {name: f-is-not, default: {field: spec.b, value: 1}}
        """;

    private const string Create = "object: {apiVersion: example.com/v1, kind: Db, metadata: {name: a, namespace: b}, spec: {a: 2}}";

    [Theory]
    [InlineData(ReviewPhase.Validate, true, "p/d-holds conflict; p/z-holds require")]
    [InlineData(ReviewPhase.Mutate, true, "p/e-is-set default")]
    [InlineData(ReviewPhase.Validate, false, "")]
    [InlineData(ReviewPhase.Mutate, false, "")]
    public void RulesThatAppliedAndFoundNothingAreListedWhereAsked(ReviewPhase phase, bool asked, string expected)
    {
        var review = Reviews.Of(Create, phase, listsPasses: asked);
        Assert.Equal(expected, string.Join("; ", Sets.Of(Policy).Evaluate(review).Passes.Select(p => $"{p.Policy}/{p.Rule} {p.Body}")));
    }
}
