using System.Buffers;
using Caveat.Json;
using Caveat.Schema.Crds;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Schema.Tests.Crds;

/// <summary>Reads the definitions of real operators, where a folder with them is named by CAVEAT_CRDS; they are no part of the project.</summary>
public sealed class PublishedCrdTests
{
    private const string Variable = "CAVEAT_CRDS";

    [Fact]
    public void ReadsEveryDefinitionOfAFolder()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} names no folder");
        var problems = new List<string>();
        var (definitions, versions, defaults) = (0, 0, 0);
        foreach (var file in Directory.EnumerateFiles(folder!, "*.yaml", SearchOption.AllDirectories))
        {
            foreach (var document in YamlReader.Read(new SourceText(Path.GetRelativePath(folder!, file), File.ReadAllText(file)), YamlLimits.Default))
            {
                if (Read(document, problems) is { } crd)
                {
                    definitions++;
                    versions += crd.Versions.Count;
                    foreach (var version in crd.Versions)
                    {
                        defaults += version.Schema?.Defaults.Count ?? 0;
                    }
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{definitions} definitions, {versions} versions, {defaults} defaults");
        Assert.NotEqual(0, definitions);
        Assert.Empty(problems);
    }

    private static CustomResourceDefinition? Read(YamlDocument document, List<string> problems)
    {
        var buffer = new ArrayBufferWriter<byte>();
        if (document.Root is null || !YamlJson.TryWrite(document, buffer, out var error))
        {
            problems.Add($"{document.Source.Name}: {string.Join("; ", document.Diagnostics)}");
            return null;
        }

        var json = new JsonText();
        Assert.True(json.TryParse(buffer.WrittenMemory, JsonLimits.Document, out var unread), unread?.Message);
        if (!CustomResourceDefinition.IsOne(json.Root))
        {
            return null;
        }

        var (definition, findings) = CustomResourceDefinition.Read(json.Root);
        foreach (var finding in findings)
        {
            problems.Add($"{document.Source.Name}: {finding.Severity} {finding}");
        }

        return definition;
    }
}
