using System.CommandLine;
using Caveat.Cli.Fixing;
using Caveat.PolicyFiles;

namespace Caveat.Cli.Commands;

/// <summary><c>caveat fix FILE|DIR|-…</c></summary>
internal sealed class FixCommand
{
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Manifests: files, directories, or '-' for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _policies = new("--policies", "-p")
    {
        Description = "File or directory of policies, or 'builtin' (repeatable)",
        HelpName = "PATH",
        DefaultValueFactory = static _ => [PolicyPath.Builtin],
    };

    private readonly Option<bool> _diff = new("--diff") { Description = "Prints the difference, and not the manifests" };

    private readonly Option<bool> _write = new("--write", "-w") { Description = "Writes the files, and prints nothing" };

    private readonly Option<string[]> _with = new("--with") { Description = "Other objects that look-ups see", HelpName = "DIR" };

    private readonly Option<string> _namespace = new("--namespace", "-n") { Description = "Namespace of objects that name none", HelpName = "NAME", DefaultValueFactory = static _ => "default" };

    private readonly Surroundings _surroundings;

    public FixCommand(Surroundings surroundings) => _surroundings = surroundings;

    public Command Build()
    {
        var command = new Command("fix", "Prints manifests with the defaults filled in; comments and order stay") { _paths, _policies, _diff, _write, _with, _namespace };
        PathArgument.Guard(_paths, "caveat fix");
        command.Validators.Add(result =>
        {
            if (result.GetValue(_write) && result.GetValue(_paths) is { } paths && Array.IndexOf(paths, InputTexts.StandardInput) >= 0)
            {
                result.AddError("standard input can't be written to; leave out --write, and the result is printed");
            }
        });
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation) => new FixRun(
        new FixOptions
        {
            Paths = parsed.GetValue(_paths)!,
            Policies = parsed.GetValue(_policies)!,
            With = parsed.GetValue(_with) ?? [],
            Namespace = parsed.GetValue(_namespace)!,
            PrintsDiff = parsed.GetValue(_diff),
            Writes = parsed.GetValue(_write),
        },
        _surroundings).Run(cancellation);
}
