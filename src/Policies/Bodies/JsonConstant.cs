using System.Buffers;
using Caveat.Json;
using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Yaml;

namespace Caveat.Policies.Bodies;

/// <summary>A value that an author wrote down, as JSON.</summary>
internal sealed class JsonConstant
{
    private readonly JsonText _text;

    private JsonConstant(JsonText text, ReadOnlyMemory<byte> utf8)
    {
        _text = text;
        Utf8 = utf8;
    }

    public JsonValue Root => _text.Root;

    public ReadOnlyMemory<byte> Utf8 { get; }

    public bool Means(JsonConstant other) => _text.Root.SemanticEquals(other._text.Root);

    /// <summary>Null when JSON can't say it, which is then among the findings.</summary>
    public static JsonConstant? Of(YamlNode node, Findings findings)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var unwritable = YamlJson.Write(node, bytes);
        var text = new JsonText();
        if (unwritable is null && text.TryParse(bytes.WrittenMemory, JsonLimits.Document, out _))
        {
            return new JsonConstant(text, bytes.WrittenMemory);
        }

        findings.Error((unwritable ?? node).Span, CompilationMessages.NoConstant);
        return null;
    }
}
