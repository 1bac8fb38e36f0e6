namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>Answers what someone may do. Given by the host; may be asked from several threads.</summary>
public interface IAuthorizer
{
    /// <summary>Decides. It neither throws nor waits: what went wrong is in the decision.</summary>
    AuthorizationDecision Authorize(AuthorizationRequest request);
}
