using System.CommandLine;
using Caveat.Cli.Linting;
using Caveat.PolicyFiles;

namespace Caveat.Cli.Commands;

/// <summary><c>caveat lint FILE|DIR…</c></summary>
internal sealed class LintCommand
{
    private readonly Argument<string[]> _paths = new("path") { Description = "Policies: files, directories, or 'builtin'", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string[]> _policies = new("--policies", "-p")
    {
        Description = "What is loaded beside them, such as profiles, and not linted (repeatable)",
        HelpName = "PATH",
        DefaultValueFactory = static _ => [PolicyPath.Builtin],
    };

    private readonly Option<string[]> _definitions = new("--crds") { Description = "File or directory of CustomResourceDefinitions: expressions and paths are checked against them (repeatable)", HelpName = "PATH" };

    private readonly Option<string> _output = new("--output", "-o") { Description = "table, json or github", DefaultValueFactory = static _ => "table" };

    private readonly Option<bool> _strict = new("--strict") { Description = "Warnings fail too" };

    private readonly Surroundings _surroundings;

    public LintCommand(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _output.AcceptOnlyFromAmong("table", "json", "github");
    }

    public Command Build()
    {
        var command = new Command("lint", "Says what is wrong with policies, and what their author probably did not mean") { _paths, _policies, _definitions, _output, _strict };
        PathArgument.Guard(_paths, "caveat lint");
        command.SetAction(parsed => new LintRun(Read(parsed), _surroundings).Run());
        return command;
    }

    private LintCommandOptions Read(ParseResult parsed) => new()
    {
        Paths = parsed.GetValue(_paths)!,
        Policies = parsed.GetValue(_policies)!,
        Definitions = parsed.GetValue(_definitions) ?? [],
        Output = parsed.GetValue(_output)!,
        IsStrict = parsed.GetValue(_strict),
    };
}
