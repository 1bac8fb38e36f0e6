using Caveat.Cel.Extensions.Kubernetes;

namespace Caveat.Policies.Tests.Evaluation;

public sealed class UnknownAccessTests
{
    private const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{apiGroups: [''], kinds: [ConfigMap]}]}
          rules: [{name: r, conflict: {fields: [data], when: AUTHORIZED}}]
        """;

    [Theory]
    [InlineData("authorizer.group('').resource('pods').check('get').allowed()")]
    [InlineData("'!authorizer.group(\"\").resource(\"pods\").check(\"get\").allowed()'")]
    [InlineData("authorizer.requestResource.check('get').errored()")]
    public void IsAnErrorOfTheRuleWhicheverWayItAsks(string condition)
    {
        var review = Reviews.Of("object: {apiVersion: v1, kind: ConfigMap, metadata: {name: c}}", ReviewPhase.Validate);
        var decision = Sets.Of(Policy.Replace("AUTHORIZED", condition, StringComparison.Ordinal)).Evaluate(
            new Review { Request = review.Request, Phase = review.Phase, Now = review.Now, Authorizer = new NobodyAnswers() });
        Assert.False(decision.Allowed);
        Assert.EndsWith("the line is dead", Assert.Single(decision.Errors).Message, StringComparison.Ordinal);
    }

    private sealed class NobodyAnswers : IAuthorizer
    {
        public AuthorizationDecision Authorize(AuthorizationRequest request) => AuthorizationDecision.Unknown("the line is dead");
    }
}
