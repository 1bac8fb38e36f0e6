using System.Globalization;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Audit.Replay;

/// <summary>An event of an API server's audit log (<c>audit.k8s.io/v1</c>). Alive as long as the text that it was read from.</summary>
/// <param name="Raw">The event.</param>
internal readonly record struct AuditEvent(JsonValue Raw)
{
    public bool IsEvent => Raw.Property("kind"u8).Is("Event"u8) && Raw.Property("apiVersion"u8).Utf8.StartsWith("audit.k8s.io/"u8) && Raw.Property("verb"u8).Kind == JsonKind.String;

    /// <summary>Whether the request was answered; of other stages, a later event says more.</summary>
    public bool IsComplete => Raw.Property("stage"u8).Is("ResponseComplete"u8);

    public string Verb => Raw.Property("verb"u8).Text ?? "";

    /// <summary>Whoever acted: the user that was impersonated, where one was.</summary>
    public JsonValue User => Raw.Property("impersonatedUser"u8) is { Kind: JsonKind.Object } other ? other : Raw.Property("user"u8);

    public string UserName => User.Property("username"u8).Text ?? "";

    /// <summary>An absent one is absent for requests that are about no object.</summary>
    public JsonValue Reference => Raw.Property("objectRef"u8);

    public GroupVersionResource Resource => new(TextOf("apiGroup"u8), TextOf("apiVersion"u8), TextOf("resource"u8));

    public string SubResource => TextOf("subresource"u8);

    public string Namespace => TextOf("namespace"u8);

    /// <summary>Empty on a create, where only the response may say it.</summary>
    public string Name => TextOf("name"u8) is { Length: > 0 } name ? name : new ObjectMeta(Response).Name.Text ?? new ObjectMeta(Request).Name.Text ?? "";

    /// <summary>The body of the request: an object, or on a patch the patch.</summary>
    public JsonValue Request => Raw.Property("requestObject"u8);

    /// <summary>The object that came of it, or a <c>Status</c>.</summary>
    public JsonValue Response => Raw.Property("responseObject"u8);

    /// <summary>The HTTP status; 0 where the event doesn't say.</summary>
    public int Code => (int)Raw.Property("responseStatus"u8).Property("code"u8).AsInteger;

    public bool IsDryRun => Raw.Property("requestURI"u8).Text?.Contains("dryRun=All", StringComparison.Ordinal) == true;

    /// <summary>When the request came in; null where the event doesn't say.</summary>
    public DateTimeOffset? Time =>
        DateTimeOffset.TryParse(Raw.Property("requestReceivedTimestamp"u8).Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private string TextOf(ReadOnlySpan<byte> field) => Reference.Property(field).Text ?? "";
}
