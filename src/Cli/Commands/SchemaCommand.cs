using System.CommandLine;
using Caveat.Authoring;
using Caveat.Cli.Expressions;
using Caveat.Json;
using Caveat.Policies.Authoring;

namespace Caveat.Cli.Commands;

/// <summary><c>caveat schema [KIND] [--crd]</c></summary>
internal sealed class SchemaCommand
{
    private readonly Argument<string?> _kind = new("kind") { Description = "Kind of document; all when left out", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<bool> _crd = new("--crd") { Description = "Prints CustomResourceDefinitions for a cluster, as YAML" };

    private readonly Surroundings _surroundings;

    public SchemaCommand(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _kind.AcceptOnlyFromAmong([.. KindNames()]);
    }

    public Command Build()
    {
        var command = new Command("schema", "Prints the JSON Schema of documents, for editors, or their CustomResourceDefinitions") { _kind, _crd };
        command.SetAction(parsed => Run(parsed.GetValue(_kind), parsed.GetValue(_crd)));
        return command;
    }

    private int Run(string? kind, bool isDefinition)
    {
        List<DocumentModel> documents = [.. DocumentModel.All];
        documents.RemoveAll(document => kind is not null && document.Kind != kind);
        return isDefinition ? PrintDefinitions(documents) : PrintSchema(documents, kind);
    }

    private int PrintSchema(List<DocumentModel> documents, string? kind)
    {
        var schema = kind is null ? EditorSchema.Of(documents) : EditorSchema.Of(documents[0]);
        _surroundings.Output.Write(schema.ToJson().ReplaceLineEndings("\n") + "\n");
        return ExitCodes.Passed;
    }

    private int PrintDefinitions(List<DocumentModel> documents)
    {
        var separator = "";
        foreach (var document in documents)
        {
            if (ResourceDefinition.Of(document) is { } definition)
            {
                _surroundings.Output.Write(separator + YamlOf(definition));
                separator = "---\n";
            }
        }

        if (separator.Length == 0)
        {
            _surroundings.Error.WriteLine($"caveat: {documents[0].Kind} lives in files only; 'caveat schema {documents[0].Kind}' prints its JSON Schema");
            return ExitCodes.CouldNotRun;
        }

        return ExitCodes.Passed;
    }

    private static string YamlOf(ReadOnlyMemory<byte> definition)
    {
        var json = new JsonText();
        return json.TryParse(definition, JsonLimits.Document, out _) ? JsonAsYaml.Write(json.Root) : throw new InvalidOperationException("a definition is no JSON");
    }

    private static IEnumerable<string> KindNames()
    {
        foreach (var document in DocumentModel.All)
        {
            yield return document.Kind;
        }
    }
}
