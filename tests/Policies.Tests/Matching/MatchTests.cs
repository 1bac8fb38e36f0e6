namespace Caveat.Policies.Tests.Matching;

public sealed class MatchTests
{
    private const string Rules = "\n  rules: [{name: r, conflict: {fields: [spec], when: 'true'}}]\n";

    private const string Create = "{object: {apiVersion: example.com/v1, kind: Db, metadata: {name: a, namespace: prod, labels: {tier: gold}}}, user: bob, objects: []}";

    public static TheoryData<string, bool> Matches() => new()
    {
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}", true },
        { "match: {resources: [{apiGroups: [example.com], kinds: ['*']}]}", true },
        { "match: {resources: [{apiGroups: ['*'], resources: [dbs]}]}", true },
        { "match: {resources: [{apiGroups: ['*'], resources: ['*']}]}", true },
        { "match: {resources: [{apiGroups: [''], kinds: [Db]}]}", false },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db], versions: [v2]}]}", false },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db], operations: [DELETE]}]}", false },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db], subresources: [status]}]}", false },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db]}], namespaces: [prod]}", true },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db]}], namespaces: [dev]}", false },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db]}], objectSelector: {matchLabels: {tier: gold}}}", true },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db]}], objectSelector: {matchExpressions: [{key: tier, operator: NotIn, values: [gold]}]}}", false },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db]}], objectSelector: {matchExpressions: [{key: x, operator: NotIn, values: [gold]}]}}", true },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db]}], namespaceSelector: {matchLabels: {env: live}}}", true },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db]}], namespaceSelector: {matchExpressions: [{key: env, operator: DoesNotExist}]}}", false },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db]}], matchConditions: [{name: c, expression: 'request.userInfo.username == \"bob\"'}]}", true },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db]}], matchConditions: [{name: c, expression: 'namespaceObject.metadata.labels.env == \"dev\"'}]}", false },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}\n  exclude: {namespaces: [prod]}", false },
        { "match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}\n  exclude: {namespaces: [prod], objectSelector: {matchLabels: {tier: tin}}}", true },
        { "match: {resources: [{apiGroups: ['*'], kinds: ['*']}]}\n  exclude: {resources: [{apiGroups: [example.com], kinds: [Db]}]}", false },
    };

    [Theory]
    [MemberData(nameof(Matches))]
    public void PolicyAppliesWhereAllPartsFit(string match, bool applies)
    {
        var set = Sets.Of($"apiVersion: caveat.dev/v1\nkind: CaveatPolicy\nmetadata: {{name: p}}\nspec:\n  {match}{Rules}");
        var objects = new KnownObjects([Reviews.JsonOf("{apiVersion: v1, kind: Namespace, metadata: {name: prod, labels: {env: live}}}")]);
        var review = Reviews.Of(Create, ReviewPhase.Validate, objects);
        objects.Fetch(set, review);
        var decision = set.Evaluate(review);
        Assert.Empty(decision.Errors);
        Assert.Equal(applies, !decision.Allowed);
    }
}
