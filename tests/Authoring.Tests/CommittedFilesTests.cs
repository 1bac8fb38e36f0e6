using Caveat.Cli.Expressions;
using Caveat.Json;
using Caveat.Policies.Authoring;

namespace Caveat.Authoring.Tests;

/// <summary>What is committed under schemas/ and deploy/crds/, and lies in the command, is what the tables of the loader make of it; <c>UPDATE_GOLDEN=1</c> writes it.</summary>
public sealed class CommittedFilesTests
{
    [Fact]
    public void SchemasAreWhatTheTablesSay()
    {
        Verify("schemas/caveat.json", TextOf(EditorSchema.Of(DocumentModel.All)));
        foreach (var document in DocumentModel.All)
        {
            Verify($"schemas/{document.Kind.ToLowerInvariant()}.json", TextOf(EditorSchema.Of(document)));
        }

        Assert.Equal(DocumentModel.All.Count + 1, Directory.GetFiles(Path.Combine(Repository.Root, "schemas")).Length);
    }

    [Fact]
    public void DefinitionsAreWhatTheTablesSay()
    {
        var files = new List<string>();
        foreach (var document in DocumentModel.All)
        {
            if (ResourceDefinition.Of(document) is { } definition)
            {
                var json = new JsonText();
                Assert.True(json.TryParse(definition, JsonLimits.Document, out _));
                var spec = json.Root.Property("spec");
                files.Add($"deploy/crds/{spec.Property("group").Text}_{spec.Property("names").Property("plural").Text}.yaml");
                Verify(files[^1], JsonAsYaml.Write(json.Root));
            }
        }

        Assert.Equal(files.Count, Directory.GetFiles(Path.Combine(Repository.Root, "deploy", "crds")).Length);
    }

    private static string TextOf(NJsonSchema.JsonSchema schema) => schema.ToJson().ReplaceLineEndings("\n") + "\n";

    private static void Verify(string file, string text)
    {
        var path = Path.Combine(Repository.Root, file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }
}
