namespace Caveat.Kube;

/// <summary>Why a JSON text is no review.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Field">Path of the field, such as <c>request.uid</c>; empty for the whole.</param>
/// <param name="Message">One sentence without a full stop.</param>
public sealed record AdmissionReviewError(AdmissionReviewErrorCode Code, string Field, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Message;
}
