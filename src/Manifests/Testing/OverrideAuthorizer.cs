using Caveat.Cel.Extensions.Kubernetes;

namespace Caveat.Manifests.Testing;

/// <summary>Lets the user override the policies that a case names, and nothing else.</summary>
internal sealed class OverrideAuthorizer : IAuthorizer
{
    private readonly IReadOnlyList<string> _policies;

    public OverrideAuthorizer(IReadOnlyList<string> policies) => _policies = policies;

    public AuthorizationDecision Authorize(AuthorizationRequest request)
    {
        var isOverride = request is { Verb: "override", Group: "caveat.dev", Resource: "caveatpolicies", ServiceAccount: null, Path: null };
        return isOverride && _policies.Contains(request.Name, StringComparer.Ordinal)
            ? new AuthorizationDecision(Allowed: true, "")
            : new AuthorizationDecision(Allowed: false, "the test does not allow it");
    }
}
