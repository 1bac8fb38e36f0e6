using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>Functions of image references.</summary>
internal static class ImageFunctions
{
    private static CelType Type => ImageObject.ImageType;

    public static IReadOnlyList<FunctionDeclaration> All { get; } =
    [
        Function("caveat.image", Make("caveat_image_string", [CelType.String], Type, Of(Parse), CostRule.Traversal,
            "A reference to a container image. Names of Docker Hub are completed: `postgres` is `docker.io/library/postgres`. A text that is none is an error.",
            Example("caveat.image('postgres:17') == caveat.image('docker.io/library/postgres:17')", "true"),
            Example("caveat.image('Postgres')", "error: " + StatefulErrors.Image("Postgres", ImageParser.BadName)))),
        Function("caveat.isImage", Make("caveat_is_image_string", [CelType.String], CelType.Bool, Of(text => Value.Of(!Parse(text).IsError)), CostRule.Traversal,
            "Whether a text is a reference to a container image.",
            Example("caveat.isImage('quay.io/strimzi/kafka:1.0.0-kafka-4.1.1')", "true"),
            Example("caveat.isImage('a b')", "false"))),
        Function("registry", Part("caveat_image_registry", static image => image.Registry,
            "The registry, with its port where it has one; `docker.io` where none is written.",
            Example("caveat.image('localhost:5000/a').registry()", "'localhost:5000'"),
            Example("caveat.image('postgres').registry()", "'docker.io'"))),
        Function("repository", Part("caveat_image_repository", static image => image.Repository,
            "The path in the registry.",
            Example("caveat.image('ghcr.io/cloudnative-pg/postgresql:17.2').repository()", "'cloudnative-pg/postgresql'"),
            Example("caveat.image('postgres').repository()", "'library/postgres'"))),
        Function("tag", Part("caveat_image_tag", static image => image.Tag,
            "The tag; empty where none is written, which means `latest` unless there is a digest.",
            Example("caveat.image('percona/percona-server:8.0.36-28.1').tag()", "'8.0.36-28.1'"),
            Example("caveat.image('postgres').tag()", "''"))),
        Function("digest", Part("caveat_image_digest", static image => image.Digest,
            "The digest with its algorithm; empty where there is none.",
            Example("caveat.image('a@sha256:" + new string('0', 64) + "').digest().startsWith('sha256:')", "true"),
            Example("caveat.image('a:1').digest()", "''"))),
    ];

    private static Overload Part(string id, Func<ImageObject, string> part, string doc, params FunctionExample[] examples) =>
        Member(id, [Type], CelType.String, Of(image => Value.Of(part(image.As<ImageObject>()))), CostRule.One, doc, examples);

    private static Value Parse(Value text)
    {
        var written = text.AsText;
        return ImageParser.Parse(written, out var error) is { } image ? Value.Of(image) : Value.Error(StatefulErrors.Image(written, error));
    }
}
