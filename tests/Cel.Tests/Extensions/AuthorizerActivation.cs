using Caveat.Cel.Evaluation;
using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Cel.Values;

namespace Caveat.Cel.Tests.Extensions;

/// <summary>Gives an authorizer that lets the user get resources, and nothing else.</summary>
internal sealed class AuthorizerActivation : Activation, IAuthorizer
{
    public AuthorizationRequest? Last { get; private set; }

    public override Value Resolve(int slot, Frame frame) => slot == 0
        ? AuthorizationCheck.Authorizer(this)
        : AuthorizationCheck.RequestResource(this, new AuthorizationRequest { Group = "apps", Resource = "deployments", Namespace = "default", Name = "web" });

    public AuthorizationDecision Authorize(AuthorizationRequest request)
    {
        Last = request;
        if (request.Verb == "fail")
        {
            return new AuthorizationDecision(false, "", "authorizer is down");
        }

        return request is { Verb: "get", Path: null, ServiceAccount: null }
            ? new AuthorizationDecision(true, "")
            : new AuthorizationDecision(false, "only get of resources");
    }
}
