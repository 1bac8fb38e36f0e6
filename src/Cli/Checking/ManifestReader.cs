using System.Buffers;
using Caveat.Json;
using Caveat.Manifests;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Cli.Checking;

/// <summary>Reads the objects of files, directories and standard input, one at a time, and goes on behind those that can't be read.</summary>
internal sealed class ManifestReader
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    private readonly Surroundings _surroundings;
    private readonly InputTexts _texts;

    public ManifestReader(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _texts = new InputTexts(surroundings);
    }

    /// <summary>In the order of the paths; the files of a directory sorted by path.</summary>
    public IEnumerable<ManifestFinding> Read(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            foreach (var file in FilesOf(path))
            {
                foreach (var finding in ReadFile(file))
                {
                    yield return finding;
                }
            }
        }
    }

    private List<string> FilesOf(string path)
    {
        var full = Path.GetFullPath(path, _surroundings.Directory);
        if (path == InputTexts.StandardInput || !Directory.Exists(full))
        {
            return [path];
        }

        List<string> files = [];
        foreach (var file in Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories))
        {
            if (Array.IndexOf(Extensions, Path.GetExtension(file)) >= 0)
            {
                files.Add(Path.Combine(path, Path.GetRelativePath(full, file)));
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private IEnumerable<ManifestFinding> ReadFile(string path)
    {
        if (_texts.TryRead(path, out var text) is { } problem)
        {
            yield return new(null, problem);
            yield break;
        }

        var source = new SourceText(InputTexts.NameOf(path), text);
        foreach (var document in YamlReader.Read(source, YamlLimits.Default))
        {
            foreach (var finding in ReadDocument(document))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<ManifestFinding> ReadDocument(YamlDocument document)
    {
        if (document.Root is null)
        {
            foreach (var diagnostic in document.Diagnostics)
            {
                yield return new(null, diagnostic.ToString());
            }

            yield break;
        }

        var position = document.Source.PositionOf(document.Root.Span.Start);
        var place = $"{document.Source.Name}:{position.Line}";
        var json = new ArrayBufferWriter<byte>();
        if (!YamlJson.TryWrite(document, json, out var unwritable))
        {
            yield return new(null, unwritable.ToString());
            yield break;
        }

        var text = new JsonText();
        if (!text.TryParse(json.WrittenMemory, JsonLimits.Document, out var error))
        {
            yield return new(null, $"{place}: {error.Message}");
            yield break;
        }

        foreach (var finding in ObjectsOf(text.Root, place))
        {
            yield return finding;
        }
    }

    private static IEnumerable<ManifestFinding> ObjectsOf(JsonValue root, string place)
    {
        if (root.Property("kind"u8).Kind != JsonKind.String || root.Property("apiVersion"u8).Kind != JsonKind.String)
        {
            yield return new(null, $"{place}: no apiVersion and kind; expected an object of Kubernetes");
        }
        else if (root.Property("kind"u8).Text!.EndsWith("List", StringComparison.Ordinal) && root.Property("items"u8).Kind == JsonKind.Array)
        {
            for (var i = 0; i < root.Property("items"u8).Count; i++)
            {
                foreach (var finding in ObjectsOf(root.Property("items"u8).At(i), $"{place}: items[{i}]"))
                {
                    yield return finding;
                }
            }
        }
        else
        {
            yield return new(new Manifest(place, root), null);
        }
    }
}
