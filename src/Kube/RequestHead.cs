using System.Diagnostics.CodeAnalysis;
using Caveat.Json;

namespace Caveat.Kube;

/// <summary>What the requests of many objects share: kind and resource, operation, user, options. Read once, by <see cref="AdmissionReview.TryReadHead"/>.</summary>
public sealed class RequestHead
{
    private readonly AdmissionRequest _request;

    internal RequestHead(AdmissionRequest request) => _request = request;

    /// <summary>The name in it; absent for none.</summary>
    public JsonValue Name => _request.Name;

    /// <summary>The namespace in it; absent for none.</summary>
    public JsonValue Namespace => _request.Namespace;

    /// <summary>Makes a request what <see cref="AdmissionReview.TryRead(JsonText, AdmissionRequest, out AdmissionReviewError)"/> would of the whole review.</summary>
    /// <param name="subject">What it is about, whose name and namespace count, not the head's; alive as long as the request is used.</param>
    /// <param name="request">Is filled; holds nothing of use when the answer is false.</param>
    /// <param name="error">Why not; null when the request was filled.</param>
    public bool TryFill(in RequestSubject subject, AdmissionRequest request, [NotNullWhen(false)] out AdmissionReviewError? error)
    {
        request.Become(_request, subject);
        error = AdmissionRequestReader.MissingObject(request);
        return error is null;
    }
}
