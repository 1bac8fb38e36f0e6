namespace Caveat.Kube;

/// <summary>What can be wrong with a review.</summary>
public enum AdmissionReviewErrorCode
{
    /// <summary>The text is JSON, but no object.</summary>
    NotAnObject,

    /// <summary><c>kind</c> is missing or not <c>AdmissionReview</c>.</summary>
    UnknownKind,

    /// <summary><c>apiVersion</c> is missing or not <c>admission.k8s.io/v1</c>.</summary>
    UnknownVersion,

    /// <summary><c>request</c> is missing or no object.</summary>
    NoRequest,

    /// <summary>A field that a request must have is missing.</summary>
    MissingField,

    /// <summary>A field is of another type than it must be.</summary>
    WrongType,

    /// <summary><c>operation</c> is none that the engine knows.</summary>
    UnknownOperation,

    /// <summary>The operation needs an object that is not there.</summary>
    MissingObject,
}
