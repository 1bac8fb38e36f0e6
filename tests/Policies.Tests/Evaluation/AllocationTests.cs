namespace Caveat.Policies.Tests.Evaluation;

public sealed class AllocationTests
{
    private const string FiveRules =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
          variables: {size: object.spec.size}
          rules:
            - {name: a, conflict: {fields: [spec.size], when: variables.size > 3}}
            - {name: b, require: {fields: [spec.size], that: variables.size >= 1}}
            - {name: c, when: has(object.spec.backup), require: {fields: [spec.backup], that: object.spec.backup.keep > 0}}
            - {name: d, transition: {field: spec.size, deny: [decrease]}}
            - {name: e, transition: {list: spec.volumes, key: id, field: size, as: quantity, deny: [decrease, remove]}}
        """;

    private const string Update =
        """
        operation: UPDATE
        oldObject: {apiVersion: example.com/v1, kind: Db, metadata: {name: a, namespace: b}, spec: {size: 2, volumes: [{id: 0, size: 1Gi}]}}
        object: {apiVersion: example.com/v1, kind: Db, metadata: {name: a, namespace: b}, spec: {size: 3, backup: {keep: 2}, volumes: [{id: 0, size: 1Gi}]}}
        """;

    // The list of one step that a keyed list's comparison works on.
    private const long MaxBytes = 72;

    [Fact]
    public void AnAllowedReviewOfFiveRulesAllocatesNextToNothing()
    {
        var set = Sets.Of(FiveRules);
        var review = Reviews.Of(Update, ReviewPhase.Validate);
        Assert.Same(Decision.Allow, set.Evaluate(review));
        Assert.InRange(Allocations.BytesOfARound(() => set.Evaluate(review)), 0, MaxBytes);
    }

    [Fact]
    public void AReviewThatNoPolicyMatchesAllocatesNothing()
    {
        var set = Sets.Of(FiveRules);
        var review = Reviews.Of("object: {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b}}", ReviewPhase.Validate);
        var bytes = Allocations.BytesOfARound(() =>
        {
            set.NeedsOf(review);
            set.Evaluate(review);
        });
        Assert.Equal(0, bytes);
    }
}
