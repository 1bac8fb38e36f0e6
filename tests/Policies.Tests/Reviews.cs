using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Lookups;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Tests;

/// <summary>Makes reviews of short texts.</summary>
internal static class Reviews
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// A review of YAML: <c>operation</c> (CREATE when left out), <c>user</c>, <c>groups</c>, <c>subresource</c>, <c>resource</c>, <c>overrides</c> (names of policies), <c>options</c>, <c>object</c>, <c>oldObject</c>.
    /// Kind, resource, name and namespace come from the object.
    /// </summary>
    public static Review Of(string yaml, ReviewPhase phase, IObjectLookup? objects = null, bool listsPasses = false, bool isAudit = false)
    {
        var node = JsonOf(yaml).AsObject();
        var subject = (node["parent"] ?? node["object"] ?? node["oldObject"])!.AsObject();
        return new Review { Request = Request(Envelope(node, subject, hasUser: !isAudit || node["user"] is not null)), Phase = phase, Now = Now, Objects = objects ?? NoObjects.Instance, ListsPasses = listsPasses, IsAudit = isAudit, Authorizer = AuthorizerOf(node) };
    }

    public static AdmissionRequest Request(string json)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes(json), JsonLimits.Review, out var error), error?.ToString());
        Assert.True(AdmissionReview.TryRead(text, out var request, out var defect), defect?.ToString());
        return request!;
    }

    public static JsonNode JsonOf(string yaml)
    {
        var document = Assert.Single(YamlReader.Read(new SourceText("review.yaml", yaml), YamlLimits.Default));
        Assert.Empty(document.Diagnostics);
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        Assert.True(YamlJson.TryWrite(document, bytes, out _));
        return JsonNode.Parse(bytes.WrittenSpan)!;
    }

    private static MayOverride? AuthorizerOf(JsonObject node) =>
        node["overrides"] is JsonArray policies ? new MayOverride([.. policies.Select(p => (string)p!)]) : null;

    private static string Envelope(JsonObject node, JsonObject subject, bool hasUser)
    {
        var gvk = GroupVersionKind.Of((string)subject["apiVersion"]!, (string)subject["kind"]!);
        var resource = (string?)node["resource"] ?? RestMapping.BuiltIn.ResourceOf(gvk.Group, gvk.Kind);
        var subresource = (string?)node["subresource"] ?? "";
        var kind = subresource == "scale" ? new GroupVersionKind("autoscaling", "v1", "Scale") : gvk;
        var request = new JsonObject
        {
            ["uid"] = "11111111-2222-3333-4444-555555555555",
            ["kind"] = new JsonObject { ["group"] = kind.Group, ["version"] = kind.Version, ["kind"] = kind.Kind },
            ["resource"] = new JsonObject { ["group"] = gvk.Group, ["version"] = gvk.Version, ["resource"] = resource },
            ["subResource"] = subresource,
            ["name"] = (string?)subject["metadata"]?["name"],
            ["namespace"] = (string?)subject["metadata"]?["namespace"] ?? "",
            ["operation"] = (string?)node["operation"] ?? "CREATE",
            ["userInfo"] = new JsonObject { ["username"] = (string?)node["user"] ?? "alice", ["groups"] = node["groups"]?.DeepClone() ?? new JsonArray("system:authenticated") },
            ["object"] = node["object"]?.DeepClone(),
            ["oldObject"] = node["oldObject"]?.DeepClone(),
            ["options"] = node["options"]?.DeepClone(),
            ["dryRun"] = false,
        };
        if (!hasUser)
        {
            request.Remove("userInfo");
        }

        var review = new JsonObject { ["apiVersion"] = "admission.k8s.io/v1", ["kind"] = "AdmissionReview", ["request"] = request };
        return review.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
