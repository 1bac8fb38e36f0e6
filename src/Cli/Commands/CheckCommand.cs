using System.CommandLine;
using Caveat.Cli.Checking;
using Caveat.Kube;
using Caveat.Manifests;

namespace Caveat.Cli.Commands;

/// <summary><c>caveat check FILE|DIR|-…</c></summary>
internal sealed class CheckCommand
{
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Manifests: files, directories, or '-' for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly JudgeArguments _judge = new();

    private readonly Option<string[]> _definitions = new("--crds") { Description = "CustomResourceDefinitions: which resources the kinds are (repeatable)", HelpName = "PATH" };

    private readonly Option<string[]> _old = new("--old") { Description = "The objects as they are: makes it an UPDATE", HelpName = "FILE" };

    private readonly Option<string[]> _with = new("--with") { Description = "Other objects that look-ups see", HelpName = "DIR" };

    private readonly Option<string> _operation = new("--operation") { Description = "CREATE, UPDATE, DELETE or CONNECT; with DELETE the file is what is deleted" };

    private readonly Option<string> _user = new("--as") { Description = "User who writes", HelpName = "USER" };

    private readonly Option<string[]> _groups = new("--as-group") { Description = "Group of the user (repeatable)", HelpName = "GROUP" };

    private readonly Option<string> _subResource = new("--subresource") { Description = "Subresource that is written, such as scale or status", HelpName = "NAME" };

    private readonly Option<string> _namespace = new("--namespace", "-n") { Description = "Namespace of objects that name none", HelpName = "NAME" };

    private readonly Surroundings _surroundings;

    public CheckCommand(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _operation.AcceptOnlyFromAmong("CREATE", "UPDATE", "DELETE", "CONNECT");
    }

    public Command Build()
    {
        var command = new Command("check", "Judges manifests as the webhook would")
        {
            _paths, _judge.Policies, _judge.Output, _definitions, _old, _with, _operation, _user, _groups, _subResource, _namespace,
        };
        PathArgument.Guard(_paths, "caveat check");
        command.SetAction(RunAsync);
        return command;
    }

    // Elsewhere, for interrupts are heard as soon as this returns.
    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = Read(parsed);
        return Task.Run(() => new CheckRun(options, _surroundings).RunAsync(cancellation), CancellationToken.None);
    }

    private CheckOptions Read(ParseResult parsed) => new()
    {
        Paths = parsed.GetValue(_paths)!,
        Policies = _judge.PoliciesOf(parsed),
        Reports = _judge.ReportsOf(parsed),
        Definitions = parsed.GetValue(_definitions) ?? [],
        Old = parsed.GetValue(_old) ?? [],
        With = parsed.GetValue(_with) ?? [],
        Template = ReadTemplate(parsed),
    };

    private RequestTemplate ReadTemplate(ParseResult parsed)
    {
        var defaults = new RequestTemplate();
        var user = parsed.GetValue(_user);
        return defaults with
        {
            Operation = parsed.GetValue(_operation) is { } operation ? Enum.Parse<AdmissionOperation>(operation, ignoreCase: true) : null,
            User = user ?? defaults.User,
            // Whoever names a user means that user, and not one with an administrator's groups.
            Groups = parsed.GetValue(_groups) is { Length: > 0 } groups ? groups : user is null ? defaults.Groups : ["system:authenticated"],
            SubResource = parsed.GetValue(_subResource) ?? defaults.SubResource,
            Namespace = parsed.GetValue(_namespace) ?? defaults.Namespace,
        };
    }
}
