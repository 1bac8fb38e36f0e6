using System.CommandLine;
using System.CommandLine.Parsing;
using Caveat.Cli.Auditing;

namespace Caveat.Cli.Commands;

/// <summary><c>caveat audit</c></summary>
internal sealed class AuditCommand
{
    private readonly Option<string[]> _from = new("--from")
    {
        Description = "Saved objects instead of a cluster: files, directories, archives (.tar, .tar.gz, .tgz), or '-' for standard input (repeatable)",
        HelpName = "PATH",
    };

    private readonly Option<string[]> _contexts = new("--context") { Description = "Context of the kubeconfig; given several times, the clusters are audited side by side", HelpName = "NAME" };

    private readonly Option<string?> _kubeconfig = new("--kubeconfig") { Description = "Kubeconfig file; else those that KUBECONFIG names, or ~/.kube/config", HelpName = "FILE" };

    private readonly Option<string[]> _namespaces = new("--namespace", "-n") { Description = "Look at objects of this namespace, and at those that are in none (repeatable)", HelpName = "NAME" };

    private readonly Option<string[]> _kinds = new("--kind") { Description = "Look at this kind only: Kafka, kafkas or kafkas.kafka.strimzi.io (repeatable)", HelpName = "KIND" };

    private readonly JudgeArguments _judge = new();

    private readonly Option<string[]> _definitions = new("--crds") { Description = "CustomResourceDefinitions: which resources the kinds are (repeatable)", HelpName = "PATH" };

    private readonly Option<bool> _allowPartial = new("--allow-partial") { Description = "What can't be read is told, and does not count for the exit code" };

    private readonly Surroundings _surroundings;

    public AuditCommand(Surroundings surroundings) => _surroundings = surroundings;

    public Command Build()
    {
        var command = new Command("audit", "Judges the objects that are there: what already breaks the rules")
        {
            _from, _contexts, _kubeconfig, _namespaces, _kinds, _judge.Policies, _judge.Output, _definitions, _allowPartial,
        };
        command.Validators.Add(RefuseBoth);
        command.SetAction(RunAsync);
        return command;
    }

    private void RefuseBoth(CommandResult result)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_contexts, _kubeconfig, _namespaces, _kinds])
        {
            if (result.GetResult(_from) is not null && result.GetResult(option) is not null)
            {
                result.AddError($"{option.Name} is for a cluster; with --from, the files are the cluster");
            }
        }
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation) => new AuditRun(Read(parsed), _surroundings).RunAsync(cancellation);

    private AuditOptions Read(ParseResult parsed) => new()
    {
        From = parsed.GetValue(_from) ?? [],
        Kubeconfig = parsed.GetValue(_kubeconfig),
        Contexts = parsed.GetValue(_contexts) ?? [],
        Namespaces = parsed.GetValue(_namespaces) ?? [],
        Kinds = parsed.GetValue(_kinds) ?? [],
        Policies = _judge.PoliciesOf(parsed),
        Reports = _judge.ReportsOf(parsed),
        Definitions = parsed.GetValue(_definitions) ?? [],
        AllowsPartial = parsed.GetValue(_allowPartial),
    };
}
