namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>What an <see cref="IAuthorizer"/> says.</summary>
/// <param name="Allowed">False for a denial and for no opinion.</param>
/// <param name="Reason">May be empty.</param>
/// <param name="Error">What went wrong while deciding; null when nothing did.</param>
public sealed record AuthorizationDecision(bool Allowed, string Reason, string? Error = null)
{
    /// <summary>Why nobody answered, as a clause; null when somebody did. The check is an error then, which no expression can take for a denial.</summary>
    public string? Failure { get; private init; }

    /// <summary>No decision.</summary>
    /// <param name="reason">A clause for people.</param>
    public static AuthorizationDecision Unknown(string reason) => new(Allowed: false, "", reason) { Failure = reason };
}
