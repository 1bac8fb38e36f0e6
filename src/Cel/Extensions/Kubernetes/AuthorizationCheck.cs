using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>The variables <c>authorizer</c> and <c>authorizer.requestResource</c>, and what is made of them on the way to a decision.</summary>
public sealed class AuthorizationCheck : OpaqueObject
{
    private readonly IAuthorizer _authorizer;
    private readonly AuthorizationRequest _request;

    private AuthorizationCheck(CelType type, IAuthorizer authorizer, AuthorizationRequest request) : base(type)
    {
        _authorizer = authorizer;
        _request = request;
    }

    /// <summary>A value for the variable <c>authorizer</c>.</summary>
    public static Value Authorizer(IAuthorizer authorizer) =>
        Value.Of(new AuthorizationCheck(AuthorizerTypes.Authorizer, authorizer, new AuthorizationRequest()));

    /// <summary>A value for the variable <c>authorizer.requestResource</c>.</summary>
    /// <param name="authorizer">Is asked.</param>
    /// <param name="resource">The resource of the request; its verb is not looked at.</param>
    public static Value RequestResource(IAuthorizer authorizer, AuthorizationRequest resource) =>
        Value.Of(new AuthorizationCheck(AuthorizerTypes.ResourceCheck, authorizer, resource));

    /// <inheritdoc/>
    public override bool EqualTo(OpaqueObject other) =>
        other is AuthorizationCheck check && check.Type.Equals(Type) && ReferenceEquals(check._authorizer, _authorizer) && check._request == _request;

    /// <inheritdoc/>
    public override string ToString() => Type.Name;

    internal Value With(CelType type, Func<AuthorizationRequest, AuthorizationRequest> change) =>
        Value.Of(new AuthorizationCheck(type, _authorizer, change(_request)));

    internal Value Check(string verb)
    {
        var decision = _authorizer.Authorize(_request with { Verb = verb });
        return decision.Failure is { } failure ? Value.Error(failure) : Value.Of(new DecisionObject(decision));
    }
}
