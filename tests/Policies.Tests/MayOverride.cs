using Caveat.Cel.Extensions.Kubernetes;

namespace Caveat.Policies.Tests;

/// <summary>Lets a user override some policies, and do nothing else.</summary>
internal sealed class MayOverride(IReadOnlyList<string> policies) : IAuthorizer
{
    public AuthorizationDecision Authorize(AuthorizationRequest request) =>
        request is { Verb: "override", Group: "caveat.dev", Resource: "caveatpolicies", Subresource: "", Namespace: "", ServiceAccount: null } && policies.Contains(request.Name)
            ? new AuthorizationDecision(true, "")
            : new AuthorizationDecision(false, "no role binding says so");
}
