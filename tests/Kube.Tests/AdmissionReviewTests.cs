using System.Buffers;
using System.Text;

namespace Caveat.Kube;

public sealed class AdmissionReviewTests
{
    private const string Update = """
        {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"u-1",
        "kind":{"group":"apps","version":"v1","kind":"Deployment"},"resource":{"group":"apps","version":"v1","resource":"deployments"},
        "subResource":"scale","requestKind":{"group":"apps","version":"v1beta1","kind":"Deployment"},
        "requestResource":{"group":"apps","version":"v1beta1","resource":"deployments"},"requestSubResource":"scale",
        "name":"d","namespace":"n","operation":"UPDATE","userInfo":{"username":"jane","uid":"7","groups":["a","b"],"extra":{"k":["v"]}},
        "object":{"metadata":{"name":"new"}},"oldObject":{"metadata":{"name":"old"}},"dryRun":true,"options":{"kind":"UpdateOptions"},"later":1}}
        """;

    [Fact]
    public void ReadsEveryField()
    {
        Assert.True(AdmissionReview.TryRead(TestJson.Text(Update), out var request, out _));
        Assert.Equal(
            """
            "u-1" apps/v1, Kind=Deployment apps/v1, Resource=deployments scale
            apps/v1beta1, Kind=Deployment apps/v1beta1, Resource=deployments scale
            "d" "n" Update "jane" ["a","b"] True
            {"metadata":{"name":"new"}} {"metadata":{"name":"old"}} {"kind":"UpdateOptions"} new
            """,
            $"""
            {request.Uid} {request.Kind} {request.Resource} {request.SubResource}
            {request.RequestKind} {request.RequestResource} {request.RequestSubResource}
            {request.Name} {request.Namespace} {request.Operation} {request.Username} {request.Groups} {request.IsDryRun}
            {request.Object} {request.OldObject} {request.Options} {request.Meta.Name.Text}
            """);
    }

    [Fact]
    public void TakesKindAndResourceWhereTheOriginalOnesAreNotNamed()
    {
        var text = TestJson.Text(Minimal("\"operation\":\"DELETE\",\"object\":null,\"oldObject\":{\"metadata\":{\"name\":\"x\"}}"));
        Assert.True(AdmissionReview.TryRead(text, out var request, out _));
        Assert.Equal(
            (new GroupVersionKind("", "v1", "Pod"), new GroupVersionResource("", "v1", "pods"), "", "x", AdmissionOperation.Delete, false),
            (request.RequestKind, request.RequestResource, request.RequestSubResource, request.Meta.Name.Text, request.Operation, request.Name.Exists));
    }

    [Theory]
    [InlineData("[]", AdmissionReviewErrorCode.NotAnObject, "the review is an array; expected an object")]
    [InlineData("{}", AdmissionReviewErrorCode.UnknownKind, "kind: missing; expected AdmissionReview")]
    [InlineData("{\"kind\":\"Pod\"}", AdmissionReviewErrorCode.UnknownKind, "kind: found \"Pod\"; expected AdmissionReview")]
    [InlineData("{\"kind\":\"AdmissionReview\",\"apiVersion\":\"admission.k8s.io/v1beta1\"}", AdmissionReviewErrorCode.UnknownVersion, "apiVersion: found \"admission.k8s.io/v1beta1\"; expected admission.k8s.io/v1")]
    [InlineData("{\"kind\":\"AdmissionReview\",\"apiVersion\":\"admission.k8s.io/v1\"}", AdmissionReviewErrorCode.NoRequest, "request: missing; expected an object")]
    [InlineData("{\"kind\":\"AdmissionReview\",\"apiVersion\":\"admission.k8s.io/v1\",\"request\":null}", AdmissionReviewErrorCode.NoRequest, "request: found null; expected an object")]
    public void RefusesWhatIsNoReview(string json, AdmissionReviewErrorCode code, string message) => Refuses(json, code, message);

    [Theory]
    [InlineData("\"uid\":\"u-1\"", "\"uid\":\"\"", AdmissionReviewErrorCode.MissingField, "request.uid: missing; expected a string")]
    [InlineData("\"uid\":\"u-1\"", "\"uid\":1", AdmissionReviewErrorCode.WrongType, "request.uid: found a number; expected a string")]
    [InlineData("\"operation\":\"UPDATE\"", "\"operation\":\"PATCH\"", AdmissionReviewErrorCode.UnknownOperation, "request.operation: found \"PATCH\"; expected CREATE, UPDATE, DELETE or CONNECT")]
    [InlineData("\"operation\":\"UPDATE\",", "", AdmissionReviewErrorCode.UnknownOperation, "request.operation: missing; expected CREATE, UPDATE, DELETE or CONNECT")]
    [InlineData("\"kind\":{\"group\":\"apps\",\"version\":\"v1\",\"kind\":\"Deployment\"},", "", AdmissionReviewErrorCode.MissingField, "request.kind: missing; expected an object with group, version and kind")]
    [InlineData("\"resource\":{\"group\":\"apps\",\"version\":\"v1\",\"resource\":\"deployments\"},", "", AdmissionReviewErrorCode.MissingField, "request.resource: missing; expected an object with group, version and resource")]
    [InlineData("\"object\":{\"metadata\":{\"name\":\"new\"}}", "\"object\":[]", AdmissionReviewErrorCode.WrongType, "request.object: found an array; expected an object")]
    [InlineData("\"object\":{\"metadata\":{\"name\":\"new\"}},", "", AdmissionReviewErrorCode.MissingObject, "request.object: missing; UPDATE needs it")]
    [InlineData("\"oldObject\":{\"metadata\":{\"name\":\"old\"}}", "\"oldObject\":null", AdmissionReviewErrorCode.MissingObject, "request.oldObject: missing; UPDATE needs it")]
    [InlineData("\"dryRun\":true", "\"dryRun\":\"yes\"", AdmissionReviewErrorCode.WrongType, "request.dryRun: found a string; expected a boolean")]
    [InlineData("\"name\":\"d\"", "\"name\":{}", AdmissionReviewErrorCode.WrongType, "request.name: found an object; expected a string")]
    public void RefusesARequestWithADefect(string part, string instead, AdmissionReviewErrorCode code, string message)
    {
        Assert.Contains(part, Update, StringComparison.Ordinal);
        Refuses(Update.Replace(part, instead, StringComparison.Ordinal), code, message);
    }

    [Fact]
    public void AllocatesNothingWhenItReadsAgain()
    {
        var text = TestJson.Text(Update);
        var request = new AdmissionRequest();
        Assert.True(AdmissionReview.TryRead(text, request, out _));
        Assert.Equal(0, Allocations.BytesOfARound(() => _ = AdmissionReview.TryRead(text, request, out _)));
    }

    [Fact]
    public void WritesAnAllowance() => Assert.Equal(
        """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"u-1","allowed":true}}""",
        Write(new AdmissionResponse { Uid = TestJson.Read("\"u-1\""), Allowed = true }));

    [Fact]
    public void WritesAPatchWithWarningsAndAnnotations() => Assert.Equal(
        """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"u-1","allowed":true,"warnings":["ä \"x\""],"auditAnnotations":{"k":"v"},"patchType":"JSONPatch","patch":"W10="}}""",
        Write(new AdmissionResponse
        {
            Uid = TestJson.Read("\"u-1\""),
            Allowed = true,
            Warnings = ["ä \"x\""],
            AuditAnnotations = [new("k", "v")],
            Patch = "[]"u8.ToArray(),
        }));

    [Fact]
    public void WritesADenialWithItsCauses() => Assert.Equal(
        """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"u-1","allowed":false,"status":{"status":"Failure","message":"no","reason":"Forbidden","details":{"name":"d","group":"apps","kind":"deployments","causes":[{"reason":"FieldValueInvalid","message":"m","field":"spec.x"},{"reason":"R","message":"m2"}]},"code":403}}}""",
        Write(new AdmissionResponse
        {
            Uid = TestJson.Read("\"u-1\""),
            Allowed = false,
            Status = new AdmissionStatus
            {
                Message = "no",
                Reason = "Forbidden",
                Details = new AdmissionDetails { Name = "d", Group = "apps", Kind = "deployments", Causes = [new("FieldValueInvalid", "m", "spec.x"), new("R", "m2", null)] },
            },
        }));

    [Fact]
    public void WritesAgainWithTheSameWriter()
    {
        using var writer = new AdmissionResponseWriter();
        var response = new AdmissionResponse { Uid = TestJson.Read("\"u-1\""), Allowed = true };
        var (first, second) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        writer.Write(response, first);
        writer.Write(response, second);
        Assert.Equal(first.WrittenSpan.ToArray(), second.WrittenSpan.ToArray());
    }

    private static void Refuses(string json, AdmissionReviewErrorCode code, string message)
    {
        Assert.False(AdmissionReview.TryRead(TestJson.Text(json), out _, out var error));
        Assert.Equal((code, message), (error.Code, error.Message));
    }

    private static string Minimal(string rest) =>
        """{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"u","kind":{"group":"","version":"v1","kind":"Pod"},"resource":{"group":"","version":"v1","resource":"pods"},"""
        + rest + "}}";

    private static string Write(AdmissionResponse response)
    {
        using var writer = new AdmissionResponseWriter();
        var output = new ArrayBufferWriter<byte>();
        writer.Write(response, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
