using Caveat.Json;

namespace Caveat.Kube;

/// <summary>
/// What the API server asks, as read from a <see cref="JsonText"/>: alive until that text reads another. Can be filled again and again
/// by <see cref="AdmissionReview.TryRead(JsonText, AdmissionRequest, out AdmissionReviewError)"/>. Absent strings are absent values, not empty ones.
/// </summary>
public sealed class AdmissionRequest
{
    private JsonValue _raw;
    private Func<JsonValue>? _whole;

    /// <summary>Identifies the request; the answer repeats it.</summary>
    public JsonValue Uid { get; internal set; }

    /// <summary>The kind of <see cref="Object"/>, perhaps converted from <see cref="RequestKind"/>.</summary>
    public GroupVersionKind Kind { get; internal set; }

    /// <summary>The resource that the webhook is registered for.</summary>
    public GroupVersionResource Resource { get; internal set; }

    /// <summary>Such as <c>status</c>, <c>scale</c> or <c>exec</c>; empty for the object itself.</summary>
    public string SubResource { get; internal set; } = "";

    /// <summary>The kind of the original request; <see cref="Kind"/> where the server names none.</summary>
    public GroupVersionKind RequestKind { get; internal set; }

    /// <summary>The resource of the original request; <see cref="Resource"/> where the server names none.</summary>
    public GroupVersionResource RequestResource { get; internal set; }

    /// <summary>The subresource of the original request; <see cref="SubResource"/> where the server names none.</summary>
    public string RequestSubResource { get; internal set; } = "";

    /// <summary>The object's name; absent on a create with <c>generateName</c> and on the deletion of a collection.</summary>
    public JsonValue Name { get; internal set; }

    /// <summary>The object's namespace; absent for a cluster-scoped object.</summary>
    public JsonValue Namespace { get; internal set; }

    /// <summary>What is done.</summary>
    public AdmissionOperation Operation { get; internal set; }

    /// <summary>The whole <c>userInfo</c>.</summary>
    public JsonValue UserInfo { get; internal set; }

    /// <summary>The new object; absent or <c>null</c> on a delete, and on a connect the options.</summary>
    public JsonValue Object { get; internal set; }

    /// <summary>The object as it is; absent or <c>null</c> on a create.</summary>
    public JsonValue OldObject { get; internal set; }

    /// <summary>The operation's options, such as <c>CreateOptions</c>.</summary>
    public JsonValue Options { get; internal set; }

    /// <summary>Whether nothing will be stored, so that there must be no side effects.</summary>
    public bool IsDryRun { get; internal set; }

    /// <summary>The whole <c>request</c>, which CEL's variable <c>request</c> shows. Made when it is asked for where the objects came from elsewhere.</summary>
    public JsonValue Raw => _whole is null ? _raw : _whole();

    /// <summary>The user's name; absent for the anonymous that names none.</summary>
    public JsonValue Username => UserInfo.Property("username"u8);

    /// <summary>An array of strings; absent when the user is in no group.</summary>
    public JsonValue Groups => UserInfo.Property("groups"u8);

    /// <summary>Metadata of <see cref="Object"/>, or on a delete of <see cref="OldObject"/>.</summary>
    public ObjectMeta Meta => new(Object.Kind == JsonKind.Object ? Object : OldObject);

    internal void Show(JsonValue raw) => (_raw, _whole) = (raw, null);

    /// <summary>Becomes the request of a subject, as it was read without one.</summary>
    internal void Become(AdmissionRequest head, in RequestSubject subject)
    {
        (Uid, UserInfo, Options, IsDryRun) = (head.Uid, head.UserInfo, head.Options, head.IsDryRun);
        (Kind, Resource, SubResource, Operation) = (head.Kind, head.Resource, head.SubResource, head.Operation);
        (RequestKind, RequestResource, RequestSubResource) = (head.RequestKind, head.RequestResource, head.RequestSubResource);
        (Name, Namespace, Object, OldObject) = (subject.Name, subject.Namespace, subject.Object, subject.OldObject);
        (_raw, _whole) = (default, subject.Whole);
    }
}
