using Caveat.Json;

namespace Caveat.Schema;

/// <summary>What a schema says of a place that is no rule.</summary>
internal sealed record SchemaTraits
{
    public string Format { get; init; } = "";

    public string ListType { get; init; } = "";

    public string MapType { get; init; } = "";

    public JsonLiteral? Default { get; init; }

    public bool IsIntOrString { get; init; }

    public bool PreservesUnknownFields { get; init; }

    public bool IsResource { get; init; }

    /// <summary>Whether <c>null</c> is asked for its type only.</summary>
    public bool HasPlainNull { get; init; }

    public static SchemaTraits Of(JsonValue schema, SchemaCompiler compiler, bool isResource) => new()
    {
        Format = schema.Property("format"u8).Text ?? "",
        ListType = schema.Property("x-kubernetes-list-type"u8).Text ?? "",
        MapType = schema.Property("x-kubernetes-map-type"u8).Text ?? "",
        Default = schema.Property("default"u8) is { Exists: true } value ? compiler.Literals.Add(value) : null,
        IsIntOrString = schema.Property("x-kubernetes-int-or-string"u8).IsTrue,
        PreservesUnknownFields = schema.Property("x-kubernetes-preserve-unknown-fields"u8).IsTrue,
        IsResource = isResource || schema.Property("x-kubernetes-embedded-resource"u8).IsTrue,
        HasPlainNull = compiler.Dialect.IsStructural,
    };
}
