using System.Buffers;
using Caveat.Json;
using Caveat.PolicyFiles;
using Caveat.Schema.Crds;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Cli.Linting;

/// <summary>Reads CustomResourceDefinitions from files; other documents in them are left alone.</summary>
/// <param name="problems">Takes what can't be read.</param>
internal sealed class DefinitionReader(List<string> problems)
{
    private readonly List<CustomResourceDefinition> _definitions = [];

    public IReadOnlyList<CustomResourceDefinition> Read(IReadOnlyList<string> paths)
    {
        foreach (var file in PolicyFileReader.Read(paths))
        {
            if (file.Source is not { } source)
            {
                problems.Add(file.Problem!);
                continue;
            }

            foreach (var document in YamlReader.Read(source, YamlLimits.Default))
            {
                Read(source, document);
            }
        }

        return _definitions;
    }

    private void Read(SourceText source, YamlDocument document)
    {
        foreach (var diagnostic in document.Diagnostics)
        {
            problems.Add(diagnostic.ToString());
        }

        var bytes = new ArrayBufferWriter<byte>();
        var json = new JsonText();
        if (document.Root is null || YamlJson.Write(document.Root, bytes) is not null || !json.TryParse(bytes.WrittenMemory, JsonLimits.Document, out _) || !CustomResourceDefinition.IsOne(json.Root))
        {
            return;
        }

        var (definition, findings) = CustomResourceDefinition.Read(json.Root);
        foreach (var finding in findings)
        {
            if (finding.Severity == DiagnosticSeverity.Error)
            {
                problems.Add($"{source.Name}:{source.PositionOf(document.Root.Span.Start).Line}: {finding}");
            }
        }

        if (definition is not null)
        {
            _definitions.Add(definition);
        }
    }
}
