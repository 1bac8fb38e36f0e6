namespace Caveat.Kube;

/// <summary>Why a request is denied: what the client gets as the <c>Status</c> of its request.</summary>
public sealed class AdmissionStatus
{
    /// <summary>What a denial by admission has, as the API server itself gives it.</summary>
    public const int Forbidden = 403;

    /// <summary>HTTP status code.</summary>
    public int Code { get; init; } = Forbidden;

    /// <summary>A word for programs, such as <c>Forbidden</c> or <c>Invalid</c>; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>For people; kubectl prints it behind <c>admission webhook "…" denied the request: </c>.</summary>
    public required string Message { get; init; }

    /// <summary>For clients; null for none.</summary>
    public AdmissionDetails? Details { get; init; }
}
