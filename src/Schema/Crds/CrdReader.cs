using Caveat.Json;
using Caveat.Text;

namespace Caveat.Schema.Crds;

/// <summary>Reads one CustomResourceDefinition.</summary>
internal sealed class CrdReader
{
    private static readonly FieldPath Spec = FieldPath.Root.Append("spec");

    private readonly JsonValue _document;
    private readonly bool _refusesUnknownFields;
    private readonly List<SchemaFinding> _findings = [];

    public CrdReader(JsonValue document, bool refusesUnknownFields)
    {
        _document = document;
        _refusesUnknownFields = refusesUnknownFields;
    }

    public CrdReading Run()
    {
        if (!CustomResourceDefinition.IsOne(_document))
        {
            Error(FieldPath.Root, CrdMessages.NotOne(_document));
            return new CrdReading(null, _findings);
        }

        if (!_document.Property("apiVersion"u8).Is("apiextensions.k8s.io/v1"u8))
        {
            Error(FieldPath.Root.Append("apiVersion"), CrdMessages.OldVersion(_document));
            return new CrdReading(null, _findings);
        }

        return new CrdReading(ReadSpec(_document.Property("spec"u8)), _findings);
    }

    private CustomResourceDefinition? ReadSpec(JsonValue spec)
    {
        var names = spec.Property("names"u8);
        var namesPath = Spec.Append("names");
        var group = Required(spec, "group", Spec);
        var kind = Required(names, "kind", namesPath);
        var plural = Required(names, "plural", namesPath);
        var isNamespaced = ReadScope(spec.Property("scope"u8));
        var versions = ReadVersions(spec.Property("versions"u8));
        if (group is null || kind is null || plural is null || isNamespaced is null || versions is null)
        {
            return null;
        }

        return new CustomResourceDefinition
        {
            Group = group,
            Kind = kind,
            ListKind = names.Property("listKind"u8).Text ?? kind + "List",
            Plural = plural,
            Singular = names.Property("singular"u8).Text ?? kind.ToLowerInvariant(),
            ShortNames = Strings(names.Property("shortNames"u8)),
            IsNamespaced = isNamespaced.Value,
            IsConvertedByWebhook = spec.Property("conversion"u8).Property("strategy"u8).Is("Webhook"u8),
            Versions = versions,
        };
    }

    private bool? ReadScope(JsonValue scope)
    {
        if (scope.Is("Namespaced"u8))
        {
            return true;
        }

        if (!scope.Is("Cluster"u8))
        {
            Error(Spec.Append("scope"), CrdMessages.BadScope(scope));
            return null;
        }

        return false;
    }

    private List<CrdVersion>? ReadVersions(JsonValue list)
    {
        var path = Spec.Append("versions");
        if (list.Kind != JsonKind.Array || list.Count == 0)
        {
            Error(path, CrdMessages.NoVersions);
            return null;
        }

        var versions = new List<CrdVersion>(list.Count);
        var index = 0;
        foreach (var item in list.Elements)
        {
            if (ReadVersion(item, path.Append(index++)) is { } version)
            {
                versions.Add(version);
            }
        }

        return versions;
    }

    private CrdVersion? ReadVersion(JsonValue version, FieldPath path)
    {
        if (Required(version, "name", path) is not { } name)
        {
            return null;
        }

        var subresources = version.Property("subresources"u8);
        return new CrdVersion
        {
            Name = name,
            IsServed = version.Property("served"u8).IsTrue,
            IsStorage = version.Property("storage"u8).IsTrue,
            IsDeprecated = version.Property("deprecated"u8).IsTrue,
            Schema = ReadSchema(version.Property("schema"u8).Property("openAPIV3Schema"u8), path.Append("schema").Append("openAPIV3Schema")),
            HasStatus = subresources.Property("status"u8).Kind == JsonKind.Object,
            Scale = ReadScale(subresources.Property("scale"u8), path.Append("subresources").Append("scale")),
        };
    }

    private JsonSchema? ReadSchema(JsonValue schema, FieldPath path)
    {
        if (!schema.Exists)
        {
            return null;
        }

        var options = new SchemaOptions { Dialect = SchemaDialect.Structural, IsResource = true, RefusesUnknownFields = _refusesUnknownFields };
        var (compiled, findings) = JsonSchema.Compile(schema, options);
        foreach (var finding in findings)
        {
            _findings.Add(finding with { Path = FieldPath.Of([.. path.Segments, .. finding.Path.Segments]) });
        }

        return compiled;
    }

    private ScaleSubresource? ReadScale(JsonValue scale, FieldPath path)
    {
        if (scale.Kind != JsonKind.Object)
        {
            return null;
        }

        var wanted = ReadPath(scale, "specReplicasPath", path);
        var actual = ReadPath(scale, "statusReplicasPath", path);
        var selector = scale.Property("labelSelectorPath"u8).Exists ? ReadPath(scale, "labelSelectorPath", path) : null;
        return wanted is null || actual is null ? null : new ScaleSubresource(wanted, actual, selector);
    }

    // A JSON path without brackets, with a dot in front.
    private FieldPath? ReadPath(JsonValue scale, string name, FieldPath path)
    {
        var text = scale.Property(name).Text;
        if (text is ['.', ..] && FieldPath.TryParse(text[1..], out var found, out _))
        {
            return found;
        }

        Error(path.Append(name), CrdMessages.NoPath);
        return null;
    }

    private string? Required(JsonValue value, string name, FieldPath path)
    {
        var text = value.Property(name);
        if (text.Utf8.Length > 0)
        {
            return text.Text;
        }

        Error(path.Append(name), CrdMessages.NoText(text));
        return null;
    }

    private static List<string> Strings(JsonValue list)
    {
        var strings = new List<string>(list.Count);
        foreach (var element in list.Elements)
        {
            if (element.Text is { } text)
            {
                strings.Add(text);
            }
        }

        return strings;
    }

    private void Error(FieldPath path, string message) => _findings.Add(new SchemaFinding(DiagnosticSeverity.Error, path, message));
}
