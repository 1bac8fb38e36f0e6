using System.Buffers;
using System.Text.Json;
using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Cluster.Authorization;

/// <summary>SubjectAccessReview, authorization.k8s.io/v1.</summary>
internal static class AccessReviewJson
{
    private const string ServiceAccountPrefix = "system:serviceaccount:";

    public static ReadOnlyMemory<byte> Write(AdmissionRequest review, AuthorizationRequest request)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("apiVersion"u8, "authorization.k8s.io/v1"u8);
        json.WriteString("kind"u8, "SubjectAccessReview"u8);
        json.WriteStartObject("spec"u8);
        if (request.ServiceAccount is { } account)
        {
            WriteServiceAccount(json, account);
        }
        else
        {
            WriteUser(json, review.UserInfo);
        }

        WriteAttributes(json, request);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    public static AuthorizationDecision Read(JsonValue review)
    {
        var status = review.Property("status"u8);
        return status.Property("allowed"u8).Kind is JsonKind.True or JsonKind.False
            ? new AuthorizationDecision(
                status.Property("allowed"u8).IsTrue,
                status.Property("reason"u8).Text ?? "",
                status.Property("evaluationError"u8).Text is { Length: > 0 } error ? error : null)
            : AuthorizationDecision.Unknown("the API server's SubjectAccessReview has no status");
    }

    // The fields of a UserInfo, but that its username is called user.
    private static void WriteUser(Utf8JsonWriter json, JsonValue user)
    {
        foreach (var property in user.Properties)
        {
            json.WritePropertyName(property.NameUtf8.SequenceEqual("username"u8) ? "user"u8 : property.NameUtf8);
            property.Value.WriteTo(json);
        }
    }

    // The groups that every service account is in (k8s.io/apiserver, pkg/authentication/serviceaccount: MakeGroupNames).
    private static void WriteServiceAccount(Utf8JsonWriter json, string account)
    {
        var space = account[ServiceAccountPrefix.Length..account.LastIndexOf(':')];
        json.WriteString("user"u8, account);
        json.WriteStartArray("groups"u8);
        json.WriteStringValue("system:serviceaccounts"u8);
        json.WriteStringValue($"system:serviceaccounts:{space}");
        json.WriteEndArray();
    }

    private static void WriteAttributes(Utf8JsonWriter json, AuthorizationRequest request)
    {
        if (request.Path is { } path)
        {
            json.WriteStartObject("nonResourceAttributes"u8);
            json.WriteString("path"u8, path);
        }
        else
        {
            json.WriteStartObject("resourceAttributes"u8);
            json.WriteString("group"u8, request.Group);
            json.WriteString("resource"u8, request.Resource);
            json.WriteString("subresource"u8, request.Subresource);
            json.WriteString("namespace"u8, request.Namespace);
            json.WriteString("name"u8, request.Name);
            // Known from Kubernetes 1.31 on; an older server leaves them out of account, which asks for more.
            WriteSelector(json, "fieldSelector"u8, request.FieldSelector);
            WriteSelector(json, "labelSelector"u8, request.LabelSelector);
        }

        json.WriteString("verb"u8, request.Verb);
        json.WriteEndObject();
    }

    private static void WriteSelector(Utf8JsonWriter json, ReadOnlySpan<byte> name, string selector)
    {
        if (selector.Length > 0)
        {
            json.WriteStartObject(name);
            json.WriteString("rawSelector"u8, selector);
            json.WriteEndObject();
        }
    }
}
