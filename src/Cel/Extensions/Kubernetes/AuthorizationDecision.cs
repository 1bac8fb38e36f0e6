namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>What an <see cref="IAuthorizer"/> says.</summary>
/// <param name="Allowed">False for a denial and for no opinion.</param>
/// <param name="Reason">May be empty.</param>
/// <param name="Error">What went wrong while deciding; null when nothing did.</param>
public sealed record AuthorizationDecision(bool Allowed, string Reason, string? Error = null);
