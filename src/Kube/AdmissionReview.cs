using System.Diagnostics.CodeAnalysis;
using Caveat.Json;

namespace Caveat.Kube;

/// <summary>The envelope that the API server sends and wants back: <c>admission.k8s.io/v1</c>.</summary>
public static class AdmissionReview
{
    /// <summary>The one version that is read and written.</summary>
    public const string ApiVersion = "admission.k8s.io/v1";

    /// <summary>The envelope's kind.</summary>
    public const string Kind = "AdmissionReview";

    /// <summary>As the other overload, into a new request.</summary>
    public static bool TryRead(
        JsonText text, [NotNullWhen(true)] out AdmissionRequest? request, [NotNullWhen(false)] out AdmissionReviewError? error)
    {
        var read = new AdmissionRequest();
        var isRead = TryRead(text, read, out error);
        request = isRead ? read : null;
        return isRead;
    }

    /// <summary>Reads the request of a review; allocates nothing but for names not seen lately. Fields that no version of the type has are passed over.</summary>
    /// <param name="text">A text that was read.</param>
    /// <param name="request">Is filled; holds nothing of use when the answer is false.</param>
    /// <param name="error">Why not; null when the request was read.</param>
    public static bool TryRead(JsonText text, AdmissionRequest request, [NotNullWhen(false)] out AdmissionReviewError? error)
    {
        error = FindRequest(text.Root, out var raw) ?? new AdmissionRequestReader(raw, request).Read();
        return error is null;
    }

    /// <summary>Reads what the requests of many objects share.</summary>
    /// <param name="text">A text that was read, of a review without objects; of the answer alone as long as it is used.</param>
    /// <param name="head">Null when the answer is false.</param>
    /// <param name="error">Why not; null when the head was read.</param>
    public static bool TryReadHead(JsonText text, [NotNullWhen(true)] out RequestHead? head, [NotNullWhen(false)] out AdmissionReviewError? error)
    {
        var request = new AdmissionRequest();
        error = FindRequest(text.Root, out var raw) ?? new AdmissionRequestReader(raw, request).ReadHead();
        head = error is null ? new RequestHead(request) : null;
        return error is null;
    }

    private static AdmissionReviewError? FindRequest(JsonValue root, out JsonValue request)
    {
        request = root.Property("request"u8);
        if (root.Kind != JsonKind.Object)
        {
            return AdmissionReviewErrors.NotAnObject(root.Kind);
        }

        var kind = root.Property("kind"u8);
        if (!kind.Is("AdmissionReview"u8))
        {
            return AdmissionReviewErrors.UnknownKind(kind);
        }

        var version = root.Property("apiVersion"u8);
        if (!version.Is("admission.k8s.io/v1"u8))
        {
            return AdmissionReviewErrors.UnknownVersion(version);
        }

        return request.Kind == JsonKind.Object ? null : AdmissionReviewErrors.NoRequest(request);
    }
}
