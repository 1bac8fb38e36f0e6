using Caveat.Json;

namespace Caveat.Kube;

/// <summary>The answer to a request.</summary>
public sealed class AdmissionResponse
{
    /// <summary>The request's uid, which the answer must repeat; alive while its text is.</summary>
    public required JsonValue Uid { get; init; }

    /// <summary>Whether the request may go on.</summary>
    public required bool Allowed { get; init; }

    /// <summary>Why not; null when allowed.</summary>
    public AdmissionStatus? Status { get; init; }

    /// <summary>Shown to the client, each behind <c>Warning: </c>; the API server cuts them all together at 4,096 characters, and wants at most 256 in each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>For the audit log; the API server puts the webhook's name before each key.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> AuditAnnotations { get; init; } = [];

    /// <summary>A JSON Patch (RFC 6902) as UTF-8; empty for none.</summary>
    public ReadOnlyMemory<byte> Patch { get; init; }
}
