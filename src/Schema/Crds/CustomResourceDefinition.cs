using Caveat.Json;

namespace Caveat.Schema.Crds;

/// <summary>A CustomResourceDefinition of apiextensions.k8s.io/v1, as far as policies need it. Immutable; the text that it was read from may go.</summary>
public sealed class CustomResourceDefinition
{
    /// <summary>The group, such as <c>kafka.strimzi.io</c>.</summary>
    public required string Group { get; init; }

    /// <summary>The kind, such as <c>Kafka</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Kind of a list; <see cref="Kind"/> and <c>List</c> when the definition doesn't say.</summary>
    public required string ListKind { get; init; }

    /// <summary>The resource, such as <c>kafkas</c>.</summary>
    public required string Plural { get; init; }

    /// <summary>Name of one; the kind in small letters when the definition doesn't say.</summary>
    public required string Singular { get; init; }

    /// <summary>Other names that kubectl takes.</summary>
    public required IReadOnlyList<string> ShortNames { get; init; }

    /// <summary>Whether its objects lie in namespaces.</summary>
    public required bool IsNamespaced { get; init; }

    /// <summary>Whether a webhook turns objects of one version into those of another; else nothing but their <c>apiVersion</c> differs.</summary>
    public required bool IsConvertedByWebhook { get; init; }

    /// <summary>The versions, in the order of the definition.</summary>
    public required IReadOnlyList<CrdVersion> Versions { get; init; }

    /// <summary>The version that objects are stored in; null when the definition, against the rules, names none.</summary>
    public CrdVersion? StorageVersion => Find(static version => version.IsStorage);

    /// <summary>A version by its name; null when there is none.</summary>
    public CrdVersion? Version(string name) => Find(version => version.Name == name);

    /// <summary>Whether a document says that it is a CustomResourceDefinition, of whatever version.</summary>
    public static bool IsOne(JsonValue document) =>
        document.Property("kind"u8).Is("CustomResourceDefinition"u8) && document.Property("apiVersion"u8).Utf8.StartsWith("apiextensions.k8s.io/"u8);

    /// <summary>Reads a definition: what is wrong with one version's schema leaves the others usable.</summary>
    /// <param name="document">The whole object.</param>
    /// <param name="refusesUnknownFields">See <see cref="SchemaOptions.RefusesUnknownFields"/>.</param>
    public static CrdReading Read(JsonValue document, bool refusesUnknownFields = false) => new CrdReader(document, refusesUnknownFields).Run();

    private CrdVersion? Find(Predicate<CrdVersion> isMeant)
    {
        foreach (var version in Versions)
        {
            if (isMeant(version))
            {
                return version;
            }
        }

        return null;
    }
}
