using System.Text;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Manifests.Reading;

namespace Caveat.Manifests.Tests;

/// <summary>A request is made of a head that a kind's objects share: it has to be what the whole review says, field by field.</summary>
public sealed class ReviewReaderTests
{
    private const string Db = "\"apiVersion\":\"example.com/v1\",\"kind\":\"Db\"";

    private static readonly string[] Objects =
    [
        $$$"""{{{{Db}}},"metadata":{"name":"a","namespace":"n"},"spec":{"replicas":3}}""",
        $$$"""{{{{Db}}},"metadata":{"name":"\u0061\u00e9\"","namespace":"n\u0061"}}""",
        $$$"""{{{{Db}}},"metadata":{"generateName":"a-","namespace":"n"}}""",
        $$$"""{{{{Db}}},"metadata":{"name":"","generateName":"a-","namespace":"n"}}""",
        $$$"""{{{{Db}}},"metadata":{"name":7,"generateName":"a-","namespace":"n"}}""",
        $$$"""{{{{Db}}},"metadata":{"name":null,"namespace":""}}""",
        $$$"""{{{{Db}}},"metadata":{"namespace":null}}""",
        $$$"""{{{{Db}}},"metadata":{"name":"a","namespace":7}}""",
        $$$"""{{{{Db}}},"metadata":{"name":"a"}}""",
        $$$"""{{{{Db}}},"metadata":"none"}""",
        $$$"""{{{{Db}}}}""",
        """{"apiVersion":"v1","kind":"Node","metadata":{"name":"a"}}""",
        """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"a","namespace":"b"}}""",
        """{"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"a","namespace":"n"}}""",
        """{"apiVersion":"/v1","kind":"Thing","metadata":{"name":"a","namespace":"n"}}""",
        """{"apiVersion":"a/b/c","kind":"Thing","metadata":{"name":"a","namespace":"n"}}""",
        """{"apiVersion":"","kind":"Thing","metadata":{"name":"a","namespace":"n"}}""",
        """{"apiVersion":"v1","kind":"","metadata":{"name":"a","namespace":"n"}}""",
    ];

    private static readonly RequestTemplate[] Templates =
    [
        new(),
        RequestTemplate.OfAudit,
        new() { Operation = AdmissionOperation.Create, User = "system:serviceaccount:a:b", Groups = [], IsDryRun = true },
        new() { Operation = AdmissionOperation.Update, Namespace = "other" },
        new() { Operation = AdmissionOperation.Delete, Options = Parse("""{"apiVersion":"meta.k8s.io/v1","kind":"DeleteOptions"}""") },
        new() { Operation = AdmissionOperation.Connect, SubResource = "exec", Resource = new GroupVersionResource("", "v1", "pods"), Name = "pod-0" },
        new() { Name = "" },
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void ARequestIsWhatTheWholeReviewSays(int template)
    {
        var writer = new ReviewWriter(Templates[template]);
        var reader = new ReviewReader(writer);
        foreach (var json in Objects)
        {
            // An object of another kind between two of one, and one that is found again.
            Compare(reader, writer, new Manifest("a.json:1", Parse(json)), default);
            Compare(reader, writer, new Manifest("a.json:1", Parse(json)), Parse(Objects[0]));
            Compare(reader, writer, new Manifest("a.json:1", Parse(Objects[8])), Parse(json));
        }
    }

    [Fact]
    public void SoIsThatOfEveryObjectOfThePolicies()
    {
        var writer = new ReviewWriter(RequestTemplate.OfAudit);
        var reader = new ReviewReader(writer);
        var (parser, objects) = (new DocumentParser(), 0);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), "policies"), "*.yaml", SearchOption.AllDirectories))
        {
            using var stream = File.OpenRead(file);
            var documents = new DocumentStream(stream, file, ReadingLimits.Default);
            while (documents.Next() is { } document)
            {
                foreach (var finding in parser.Parse(document))
                {
                    objects += finding.Manifest is { } manifest ? CompareAll(reader, writer, manifest.Object) : 0;
                }
            }
        }

        Assert.InRange(objects, 300, int.MaxValue);
    }

    [Fact]
    public void MoreKindsThanHeadsAreKept()
    {
        var writer = new ReviewWriter(new RequestTemplate());
        var reader = new ReviewReader(writer);
        for (var i = 0; i < 3 * RequestHeads.MaxKept; i++)
        {
            var kind = i % (RequestHeads.MaxKept + 1);
            Compare(reader, writer, new Manifest("a.json:1", Parse($$$"""{"apiVersion":"a/v1","kind":"K{{{kind}}}","metadata":{"name":"a","namespace":"n"}}""")), default);
        }
    }

    // Objects stand in the documents of tests too.
    private static int CompareAll(ReviewReader reader, ReviewWriter writer, JsonValue value)
    {
        var objects = 0;
        if (value.Property("apiVersion"u8).Kind == JsonKind.String && value.Property("kind"u8).Kind == JsonKind.String)
        {
            Compare(reader, writer, new Manifest("a.yaml:1", value), default);
            objects++;
        }

        foreach (var property in value.Properties)
        {
            objects += CompareAll(reader, writer, property.Value);
        }

        foreach (var element in value.Elements)
        {
            objects += CompareAll(reader, writer, element);
        }

        return objects;
    }

    private static void Compare(ReviewReader reader, ReviewWriter writer, Manifest manifest, JsonValue old)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(writer.Write(manifest, old), JsonLimits.Document, out _));
        var isWhole = AdmissionReview.TryRead(text, out var whole, out var error);
        var request = reader.Read(manifest, old, out var problem);
        Assert.Equal(isWhole ? null : $"{manifest.Place}: {error}", problem);
        Assert.Equal(isWhole ? Describe(whole!) : "", request is null ? "" : Describe(request));
    }

    private static string Describe(AdmissionRequest request) => string.Join('\n', (object[])
    [
        request.Uid, request.Kind, request.Resource, request.SubResource, request.RequestKind, request.RequestResource, request.RequestSubResource,
        request.Name.Text ?? "none", request.Namespace.Text ?? "none", request.Operation, request.UserInfo, request.Options, request.IsDryRun,
        Bare(request.Object), Bare(request.OldObject), Bare(request.Raw), Bare(request.Raw),
    ]);

    // Null says as much as nothing.
    private static string Bare(JsonValue value) => value.IsNullOrAbsent ? "" : value.ToString();

    private static JsonValue Parse(string json)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes(json), JsonLimits.Document, out var error), error?.Message);
        return text.Root;
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Policy.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("no Policy.sln above the tests");
        }

        return directory.FullName;
    }
}
