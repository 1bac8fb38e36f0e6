namespace Caveat.Policies.Tests.Native;

public sealed class NativeNeedsTests
{
    private const string Match = "matchConstraints: {resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments, deployments/scale]}]}";

    public static TheoryData<string, string, string> Bindings { get; } = new()
    {
        { "v1, kind: ConfigMap", "{name: limits, parameterNotFoundAction: Deny}", "ConfigMap \"limits\" in namespace \"prod\"" },
        { "v1, kind: ConfigMap", "{name: limits, namespace: other, parameterNotFoundAction: Deny}", "ConfigMap \"limits\" in namespace \"other\"" },
        { "v1, kind: ConfigMap", "{selector: {matchLabels: {a: b}}, parameterNotFoundAction: Deny}", "ConfigMap in namespace \"prod\"" },
        { "v1, kind: Namespace", "{name: limits, parameterNotFoundAction: Deny}", "Namespace \"limits\"" },
        { "x.io/v1, kind: Limit", "{name: limits, parameterNotFoundAction: Deny}", "Limit.x.io \"limits\" in namespace \"prod\"; Limit.x.io \"limits\"" },
    };

    [Theory]
    [MemberData(nameof(Bindings))]
    public void ParamsAreAskedForBeforeTheDecision(string kind, string reference, string expected)
    {
        var set = Set($"paramKind: {{apiVersion: {kind}}}\n  {Match}", $"\n  paramRef: {reference}");
        var known = new KnownObjects([]);
        var review = Reviews.Of("object: {apiVersion: apps/v1, kind: Deployment, metadata: {name: a, namespace: prod}}", ReviewPhase.Validate, known);
        var asked = new List<string>();
        for (var needs = set.NeedsOf(review); needs.Count > 0; needs = set.NeedsOf(review))
        {
            asked.AddRange(needs.Select(n => n.ToString()));
            known.Take(needs);
        }

        Assert.Equal(expected, string.Join("; ", asked));
    }

    [Fact]
    public void NothingIsAskedForWhereTheBindingDoesNotFit()
    {
        var set = Set($"paramKind: {{apiVersion: v1, kind: ConfigMap}}\n  {Match}", "\n  paramRef: {name: a, parameterNotFoundAction: Deny}\n  matchResources: {objectSelector: {matchLabels: {a: b}}}");
        var review = Reviews.Of("object: {apiVersion: apps/v1, kind: Deployment, metadata: {name: a, namespace: prod}}", ReviewPhase.Validate, new KnownObjects([]));
        Assert.Empty(set.NeedsOf(review));
    }

    [Fact]
    public void TheWebhookIsRegisteredForWhatIsNamedAndNoMore()
    {
        var set = Set(Match, "");
        var rule = Assert.Single(Assert.Single(set.EntriesFor(ReviewPhase.Validate)).Rules);
        Assert.Equal("apps deployments,deployments/scale Create, Update", $"{rule.Group} {string.Join(',', rule.Resources)} {rule.Operations}");
        Assert.Empty(set.EntriesFor(ReviewPhase.Mutate));
    }

    private static PolicySet Set(string policy, string binding) => Sets.Of(
        $$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: p}
        spec:
          {{policy}}
          validations: [{expression: 'true'}]
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: b}
        spec:
          policyName: p
          validationActions: [Deny]{{binding}}
        """);
}
