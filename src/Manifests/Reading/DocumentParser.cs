using System.Buffers;
using System.Text;
using Caveat.Json;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Manifests.Reading;

/// <summary>Parses documents one after another with the same buffers; not for several threads at once.</summary>
public sealed class DocumentParser
{
    // Fails on bytes that are no UTF-8.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly JsonText _text = new();
    private readonly ArrayBufferWriter<byte> _json = new();

    /// <summary>
    /// The objects of a document, those of a list each, and what can't be read. An object is alive until the next is asked for: who keeps objects takes a parser for each
    /// document.
    /// </summary>
    public IEnumerable<ManifestFinding> Parse(ManifestDocument document)
    {
        if (document.Problem is { } problem)
        {
            return [new(null, problem)];
        }

        return document.Form == DocumentForm.Yaml ? ParseYaml(document) : ParseJson(document);
    }

    private IEnumerable<ManifestFinding> ParseJson(ManifestDocument document)
    {
        if (_text.TryParse(document.Utf8, JsonLimits.Document, out var error))
        {
            return document.Place.Item.Length == 0 && IsList(_text.Root) ? ItemsOf(_text, document.Place) : ObjectsOf(_text.Root, document.Place);
        }

        return document.Form == DocumentForm.Braces ? ParseYaml(document) : [new(null, $"{PositionOf(document, error.Offset)}: {SentenceOf(error)}")];
    }

    private IEnumerable<ManifestFinding> ParseYaml(ManifestDocument document)
    {
        if (!TryDecode(document.Utf8.Span, out var text))
        {
            yield return new(null, $"{document.Place}: {ReadingMessages.NoUtf8}");
            yield break;
        }

        var source = new SourceText(document.Place.File, text, document.Place.Line);
        foreach (var read in YamlReader.Read(source, YamlLimits.Default))
        {
            foreach (var finding in ReadTree(read, document.Place))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<ManifestFinding> ReadTree(YamlDocument document, ManifestPlace start)
    {
        if (document.Root is null)
        {
            foreach (var diagnostic in document.Diagnostics)
            {
                yield return new(null, diagnostic.ToString());
            }

            yield break;
        }

        var place = start with { Line = LineOf(document.Source, document.Root) };
        _json.ResetWrittenCount();
        if (!YamlJson.TryWrite(document, _json, out var unwritable))
        {
            yield return new(null, unwritable.ToString());
        }
        else if (!_text.TryParse(_json.WrittenMemory, JsonLimits.Document, out var error))
        {
            yield return new(null, $"{place}: {SentenceOf(error)}");
        }
        else if (IsList(_text.Root) && start.Item.Length == 0)
        {
            foreach (var finding in ItemsOf(_text.Root, document, place))
            {
                yield return finding;
            }
        }
        else
        {
            foreach (var finding in ObjectsOf(_text.Root, place))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<ManifestFinding> ItemsOf(JsonText text, ManifestPlace place)
    {
        var items = text.Root.Property("items"u8);
        var (line, offset) = (place.Line, 0);
        for (var i = 0; i < items.Count; i++)
        {
            var item = items.At(i);
            text.Utf8.Overlaps(item.Raw, out var start);
            line += text.Utf8[offset..start].Count((byte)'\n');
            offset = start;
            foreach (var finding in ObjectsOf(item, place with { Line = line, Item = $"items[{i}]" }))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<ManifestFinding> ItemsOf(JsonValue list, YamlDocument document, ManifestPlace place)
    {
        var items = list.Property("items"u8);
        var nodes = ((document.Root as YamlMapping)?.Find("items") as YamlSequence)?.Items;
        for (var i = 0; i < items.Count; i++)
        {
            var line = nodes is not null && i < nodes.Count ? LineOf(document.Source, nodes[i]) : place.Line;
            foreach (var finding in ObjectsOf(items.At(i), place with { Line = line, Item = $"items[{i}]" }))
            {
                yield return finding;
            }
        }
    }

    // A list in a list is rare, and as deep as JSON is read at most.
    private static IEnumerable<ManifestFinding> ObjectsOf(JsonValue root, ManifestPlace place) => IsList(root) ? NestedItemsOf(root, place) : [ObjectOf(root, place)];

    private static IEnumerable<ManifestFinding> NestedItemsOf(JsonValue list, ManifestPlace place)
    {
        var items = list.Property("items"u8);
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var finding in ObjectsOf(items.At(i), place with { Item = $"{place.Item}.items[{i}]" }))
            {
                yield return finding;
            }
        }
    }

    private static ManifestFinding ObjectOf(JsonValue root, ManifestPlace place) =>
        root.Property("kind"u8).Kind == JsonKind.String && root.Property("apiVersion"u8).Kind == JsonKind.String
            ? new(new Manifest(place, root), null)
            : new(null, $"{place}: {ReadingMessages.NoObject}");

    private static bool IsList(JsonValue root) =>
        root.Property("kind"u8).Utf8.EndsWith("List"u8) && root.Property("apiVersion"u8).Kind == JsonKind.String && root.Property("items"u8).Kind == JsonKind.Array;

    private static int LineOf(SourceText source, YamlNode node) => source.PositionOf(node.Span.Start).Line;

    private static string PositionOf(ManifestDocument document, int offset)
    {
        var before = document.Utf8.Span[..Math.Min(offset, document.Utf8.Length)];
        var line = document.Place.Line + before.Count((byte)'\n');
        return $"{document.Place.File}:{line}:{Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1}";
    }

    // The offset in a text that nobody sees says nothing.
    private static string SentenceOf(JsonError error)
    {
        var prefix = $"byte {error.Offset}: ";
        return error.Message.StartsWith(prefix, StringComparison.Ordinal) ? $"not JSON: {error.Message[prefix.Length..]}" : error.Message;
    }

    private static bool TryDecode(ReadOnlySpan<byte> utf8, out string text)
    {
        try
        {
            text = Strict.GetString(utf8);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }
}
