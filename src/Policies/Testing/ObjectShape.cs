using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Caveat.Json;
using Caveat.Policies.Authoring;
using Caveat.Policies.Loading;
using Caveat.Yaml;

namespace Caveat.Policies.Testing;

/// <summary>A mapping that is taken whole, as JSON.</summary>
/// <param name="noun">With its article, for messages.</param>
/// <param name="hasKind">Whether it is an object with <c>apiVersion</c> and <c>kind</c>.</param>
internal sealed class ObjectShape(string noun, bool hasKind) : Shape<WrittenObject>(noun)
{
    public static readonly ObjectShape OfKubernetes = new("an object of Kubernetes", hasKind: true);

    public static readonly ObjectShape OfPatch = new("a mapping", hasKind: false);

    public static readonly ListShape<WrittenObject> List = new(OfKubernetes, "a list of objects");

    public override ShapeModel Model => new AnyModel(Noun);

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out WrittenObject value)
    {
        value = null;
        if (node is not YamlMapping mapping)
        {
            return Refuse(node, findings, out value);
        }

        if (hasKind && (!IsText(mapping.Find("apiVersion")) || !IsText(mapping.Find("kind"))))
        {
            findings.Error(node.Span with { Length = 0 }, TestMessages.NoKind);
            return false;
        }

        value = Convert(node, findings);
        return value is not null;
    }

    private static WrittenObject? Convert(YamlNode node, Findings findings)
    {
        var json = new ArrayBufferWriter<byte>();
        if (YamlJson.Write(node, json) is { } unwritable)
        {
            findings.Error(unwritable.Span, TestMessages.NoWordInJson);
            return null;
        }

        var text = new JsonText();
        if (!text.TryParse(json.WrittenMemory, JsonLimits.Document, out var error))
        {
            findings.Error(node.Span with { Length = 0 }, error.Message);
            return null;
        }

        return new WrittenObject(findings.Source, node, text.Root);
    }

    private static bool IsText(YamlNode? node) => node is YamlScalar { IsString: true, Value.Length: > 0 };
}
