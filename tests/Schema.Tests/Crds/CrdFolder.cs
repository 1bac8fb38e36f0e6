using System.Buffers;
using Caveat.Json;
using Caveat.Schema.Crds;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Schema.Tests.Crds;

/// <summary>The definitions in the YAML files of a folder, and whatever is wrong with them.</summary>
internal sealed class CrdFolder
{
    public List<CustomResourceDefinition> Definitions { get; } = [];

    public List<string> Problems { get; } = [];

    public static CrdFolder Read(string path)
    {
        var folder = new CrdFolder();
        foreach (var file in Directory.GetFiles(path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var document in YamlReader.Read(new SourceText(Path.GetRelativePath(path, file), File.ReadAllText(file)), YamlLimits.Default))
            {
                folder.Add(document);
            }
        }

        return folder;
    }

    private void Add(YamlDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        if (document.Root is null || !YamlJson.TryWrite(document, buffer, out _))
        {
            Problems.Add($"{document.Source.Name}: {string.Join("; ", document.Diagnostics)}");
            return;
        }

        var json = new JsonText();
        Assert.True(json.TryParse(buffer.WrittenMemory, JsonLimits.Document, out var unread), unread?.Message);
        if (!CustomResourceDefinition.IsOne(json.Root))
        {
            return;
        }

        var (definition, findings) = CustomResourceDefinition.Read(json.Root);
        Definitions.AddRange(definition is null ? [] : [definition]);
        foreach (var finding in findings)
        {
            Problems.Add($"{document.Source.Name}: {finding.Severity} {finding}");
        }
    }
}
