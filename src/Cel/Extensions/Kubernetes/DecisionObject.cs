using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>A decision as a value.</summary>
internal sealed class DecisionObject(AuthorizationDecision decision) : OpaqueObject(AuthorizerTypes.Decision)
{
    public AuthorizationDecision Decision { get; } = decision;

    public override bool EqualTo(OpaqueObject other) => other is DecisionObject same && same.Decision == Decision;

    public override string ToString() => Decision.Allowed ? "allowed" : "denied";
}
