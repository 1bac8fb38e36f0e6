using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Cel.Values;

namespace Caveat.Policies.Evaluation;

/// <summary>The variables by which an expression asks what the user may do.</summary>
internal static class RequestAuthority
{
    public static Value Authorizer(Review review) =>
        review.Authorizer is { } authorizer ? AuthorizationCheck.Authorizer(authorizer) : Value.Error(EvaluationMessages.NoAuthorizer);

    public static Value RequestResource(Review review) => review.Authorizer is { } authorizer
        ? AuthorizationCheck.RequestResource(authorizer, new AuthorizationRequest
        {
            Group = review.Request.Resource.Group,
            Resource = review.Request.Resource.Resource,
            Subresource = review.Request.SubResource,
            Namespace = review.Request.Namespace.Text ?? "",
            Name = review.Request.Name.Text ?? "",
        })
        : Value.Error(EvaluationMessages.NoAuthorizer);
}
