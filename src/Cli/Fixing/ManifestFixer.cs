using System.Buffers;
using System.Text.Json;
using Caveat.Json;
using Caveat.Manifests;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Cli.Fixing;

/// <summary>Fills defaults into a text of manifests, and leaves everything else as its author wrote it.</summary>
internal sealed class ManifestFixer
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = YamlLimits.HardMaxDepth };

    private readonly ManifestJudge _judge;
    private readonly List<string> _problems = [];
    private readonly Dictionary<YamlNode, JsonValue> _filled = [];
    private bool _isRefused;

    public ManifestFixer(ManifestJudge judge) => _judge = judge;

    public FixedText Fix(SourceText source)
    {
        List<YamlDocument> documents = [.. YamlReader.Read(source, YamlLimits.Default)];
        foreach (var document in documents)
        {
            FixDocument(document);
        }

        return new FixedText(Change(source, documents), _problems, _isRefused);
    }

    private void FixDocument(YamlDocument document)
    {
        if (document.Root is { } root)
        {
            FixObject(document, root);
            return;
        }

        foreach (var diagnostic in document.Diagnostics)
        {
            _problems.Add(diagnostic.ToString());
        }
    }

    private string Change(SourceText source, List<YamlDocument> documents)
    {
        var editor = new YamlEditor(source, documents);
        documents.ForEach(document => Change(editor, document));
        if (!editor.HasChanges)
        {
            return source.Text;
        }

        var text = editor.Apply();
        return ReadsAs(text, documents, documents) ? text : ChangeOneByOne(source, documents);
    }

    /// <summary>A document whose change would not read as it should stays as it is.</summary>
    private string ChangeOneByOne(SourceText source, List<YamlDocument> documents)
    {
        var sound = new YamlEditor(source, documents);
        foreach (var document in documents)
        {
            var alone = new YamlEditor(source, documents);
            Change(alone, document);
            if (ReadsAs(alone.Apply(), documents, [document]))
            {
                Change(sound, document);
            }
            else
            {
                _problems.Add(FixMessages.NotInPlace(PlaceOf(document, document.Root!)));
            }
        }

        return sound.Apply();
    }

    private void Change(YamlEditor editor, YamlDocument document)
    {
        foreach (var (node, value) in document.Root is null ? [] : ObjectsOf(document.Root))
        {
            if (value.Exists)
            {
                using var json = JsonDocument.Parse(value.RawMemory, Options);
                editor.Change(node, json.RootElement);
            }
        }
    }

    private void FixObject(YamlDocument document, YamlNode node)
    {
        var place = PlaceOf(document, node);
        if (ItemsOf(node) is { } items)
        {
            foreach (var item in items.Items)
            {
                FixObject(document, item);
            }
        }
        else if (node is YamlMapping mapping && IsText(mapping.Find("kind")) && IsText(mapping.Find("apiVersion")))
        {
            Judge(place, node);
        }
        else
        {
            _problems.Add(FixMessages.NoObject(place));
        }
    }

    private void Judge(string place, YamlNode node)
    {
        if (JsonOf(node) is not { Exists: true } value)
        {
            _problems.Add(FixMessages.NoJson(place));
            return;
        }

        if (_judge.Judge(new Manifest(place, value), default, out var problem) is not { } judged)
        {
            _problems.Add(problem!);
            return;
        }

        foreach (var error in judged.Mutation.Errors)
        {
            _isRefused |= error.Denies;
            _problems.Add($"{place}: {error.Policy}/{error.Rule}: {error.Message}");
        }

        if (!judged.Mutation.Patch.IsEmpty)
        {
            _filled[node] = FilledObject.WithoutAnnotation(judged);
        }
    }

    /// <summary>Whether a changed text still has as many documents, and says of each object what it should.</summary>
    private bool ReadsAs(string text, List<YamlDocument> before, IReadOnlyList<YamlDocument> changed)
    {
        List<YamlDocument> after = [.. YamlReader.Read(new SourceText("", text), YamlLimits.Default)];
        for (var i = 0; i < before.Count && after.Count == before.Count; i++)
        {
            if (before[i].Root is { } root && (after[i].Root is not { } read || !Says(read, root, changed.Contains(before[i]))))
            {
                return false;
            }
        }

        return after.Count == before.Count;
    }

    private bool Says(YamlNode after, YamlNode before, bool isChanged)
    {
        var found = ObjectsOf(after);
        var wanted = ObjectsOf(before);
        for (var i = 0; i < wanted.Count && found.Count == wanted.Count; i++)
        {
            var value = isChanged && wanted[i].Filled.Exists ? wanted[i].Filled : JsonOf(wanted[i].Node);
            if (!JsonOf(found[i].Node).SemanticEquals(value))
            {
                return false;
            }
        }

        return found.Count == wanted.Count;
    }

    /// <summary>The document itself, or the items of a list, and of lists in it.</summary>
    private List<(YamlNode Node, JsonValue Filled)> ObjectsOf(YamlNode root)
    {
        var objects = new List<(YamlNode Node, JsonValue Filled)>();
        Collect(root, objects);
        return objects;
    }

    private void Collect(YamlNode node, List<(YamlNode Node, JsonValue Filled)> objects)
    {
        if (ItemsOf(node) is not { } items)
        {
            objects.Add((node, _filled.GetValueOrDefault(node)));
            return;
        }

        foreach (var item in items.Items)
        {
            Collect(item, objects);
        }
    }

    private static YamlSequence? ItemsOf(YamlNode node) =>
        node is YamlMapping mapping && mapping.Find("kind") is YamlScalar kind && kind.Value.EndsWith("List", StringComparison.Ordinal) ? mapping.Find("items") as YamlSequence : null;

    private static bool IsText(YamlNode? node) => node is YamlScalar { IsString: true };

    private static JsonValue JsonOf(YamlNode node)
    {
        var json = new ArrayBufferWriter<byte>();
        var text = new JsonText();
        return YamlJson.Write(node, json) is null && text.TryParse(json.WrittenMemory, JsonLimits.Document, out _) ? text.Root : default;
    }

    private static string PlaceOf(YamlDocument document, YamlNode node) => $"{document.Source.Name}:{document.Source.PositionOf(node.Span.Start).Line}";
}
