using System.CommandLine;

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
        _kind.AcceptOnlyFromAmong(Array.ConvertAll(SchemaFiles.All, static files => files.Kind));
    }

    public Command Build()
    {
        var command = new Command("schema", "Prints the JSON Schema of documents, for editors, or their CustomResourceDefinitions") { _kind, _crd };
        command.SetAction(parsed => Run(parsed.GetValue(_kind), parsed.GetValue(_crd)));
        return command;
    }

    private int Run(string? kind, bool isDefinition)
    {
        if (isDefinition)
        {
            return PrintDefinitions(kind is null ? SchemaFiles.All : [SchemaFiles.Of(kind)]);
        }

        _surroundings.Output.Write(SchemaFiles.Read(kind is null ? SchemaFiles.OfEveryKind : SchemaFiles.Of(kind).Schema));
        return ExitCodes.Passed;
    }

    private int PrintDefinitions(SchemaFiles[] documents)
    {
        var separator = "";
        foreach (var document in documents)
        {
            if (document.Definition is { } definition)
            {
                _surroundings.Output.Write(separator + SchemaFiles.Read(definition));
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
}
