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
        error = Read(text, request, objects: null);
        return error is null;
    }

    /// <summary>Reads the request of a review that leaves its objects out.</summary>
    /// <param name="text">A text that was read.</param>
    /// <param name="objects">What was left out; alive as long as the request is used.</param>
    /// <param name="request">Null when the answer is false.</param>
    /// <param name="error">Why not; null when the request was read.</param>
    public static bool TryRead(
        JsonText text, RequestObjects objects, [NotNullWhen(true)] out AdmissionRequest? request, [NotNullWhen(false)] out AdmissionReviewError? error)
    {
        var read = new AdmissionRequest();
        error = Read(text, read, objects);
        request = error is null ? read : null;
        return error is null;
    }

    private static AdmissionReviewError? Read(JsonText text, AdmissionRequest request, RequestObjects? objects) =>
        FindRequest(text.Root, out var raw) ?? new AdmissionRequestReader(raw, request, objects).Read();

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
