using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Caveat.Audit.Impact;
using Caveat.Audit.Reports;
using Caveat.Audit.Sharding;
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
    private readonly FindingArguments _findings = new();

    private readonly Option<string[]> _old = new("--old")
    {
        Description = "The same objects as they were saved earlier: transitions are judged against them (repeatable)",
        HelpName = "PATH",
    };

    private readonly Option<string[]> _compare = new("--compare")
    {
        Description = "Policies that serve now: says only what those of -p would newly deny, warn of or let through (repeatable)",
        HelpName = "PATH",
    };

    private readonly Option<string[]> _replay = new("--replay")
    {
        Description = "An API server's audit log: says which of its writes would have been denied, by whom and how often (repeatable, in the order of time; may be .gz)",
        HelpName = "LOG",
    };

    private readonly Option<string[]> _with = new("--with") { Description = "Other objects that look-ups see, with --replay (repeatable)", HelpName = "PATH" };

    private readonly Option<string?> _shard = new("--shard") { Description = "Judge one of N parts of the objects, by namespace; I from 0, as in 0/4", HelpName = "I/N" };

    private readonly Option<string[]> _definitions = new("--crds") { Description = "CustomResourceDefinitions: which resources the kinds are, with --from or --replay (repeatable)", HelpName = "PATH" };

    private readonly Option<bool> _allowPartial = new("--allow-partial") { Description = "What can't be read is told, and does not count for the exit code" };

    private readonly Surroundings _surroundings;

    public AuditCommand(Surroundings surroundings) => _surroundings = surroundings;

    public Command Build()
    {
        var command = new Command("audit", "Judges the objects that are there: what already breaks the rules")
        {
            _from, _contexts, _kubeconfig, _namespaces, _kinds, _judge.Policies, _judge.Output, _definitions, _allowPartial,
            _old, _compare, _replay, _with, _shard, _findings.Since, _findings.Baseline, _findings.NewBaseline, _findings.FailOn,
        };
        _shard.Validators.Add(RefuseShard);
        command.Validators.Add(RefuseBoth);
        command.Validators.Add(RefuseForms);
        command.Add(new MergeCommand(_surroundings).Build());
        command.SetAction(RunAsync);
        return command;
    }

    private void RefuseBoth(CommandResult result)
    {
        foreach (var files in (ReadOnlySpan<Option>)[_from, _replay])
        {
            foreach (var option in (ReadOnlySpan<Option>)[_contexts, _kubeconfig, _namespaces, _kinds])
            {
                if (result.GetResult(files) is { Implicit: false } && result.GetResult(option) is { Implicit: false })
                {
                    result.AddError($"{option.Name} is for a cluster, and {files.Name} needs none");
                }
            }
        }
    }

    // Elsewhere, for interrupts are heard as soon as this returns: a run may judge files for minutes without having to wait for anything.
    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = Read(parsed);
        return Task.Run(() => options.Logs.Count > 0 ? new ReplayLogRun(options, _surroundings).RunAsync(cancellation) : new AuditRun(options, _surroundings).RunAsync(cancellation), CancellationToken.None);
    }

    private AuditOptions Read(ParseResult parsed) => new()
    {
        From = parsed.GetValue(_from) ?? [],
        Kubeconfig = parsed.GetValue(_kubeconfig),
        Contexts = Distinct(parsed.GetValue(_contexts)),
        Namespaces = Distinct(parsed.GetValue(_namespaces)),
        Kinds = parsed.GetValue(_kinds) ?? [],
        Policies = _judge.PoliciesOf(parsed),
        Reports = _judge.ReportsOf(parsed),
        Definitions = parsed.GetValue(_definitions) ?? [],
        AllowsPartial = parsed.GetValue(_allowPartial),
        Old = parsed.GetValue(_old) ?? [],
        Compared = parsed.GetValue(_compare) ?? [],
        Logs = parsed.GetValue(_replay) ?? [],
        With = parsed.GetValue(_with) ?? [],
        Shard = Shard.TryParse(parsed.GetValue(_shard) ?? "", out var shard) ? shard : null,
        Findings = _findings.Read(parsed),
    };

    // What is named twice is looked at once.
    private static string[] Distinct(string[]? names) => names is null ? [] : [.. names.Distinct(StringComparer.Ordinal)];

    // What is compared or replayed is no list of findings, which is what most formats are for.
    private void RefuseForms(CommandResult result)
    {
        var isReplay = result.GetResult(_replay) is { Implicit: false };
        var isComparison = result.GetResult(_compare) is { Implicit: false };
        RefuseMixtures(result, isReplay);
        if (!isReplay && !isComparison)
        {
            return;
        }

        var name = isReplay ? _replay.Name : _compare.Name;
        if (isReplay && isComparison)
        {
            result.AddError("--replay and --compare say different things of different objects; give one of them");
        }

        foreach (var text in result.GetValue(_judge.Output) ?? [])
        {
            if (ReportTarget.TryParse(text, out var target, out _) && !ImpactForm.Has(target.Format))
            {
                result.AddError($"{name} has no report as {text}; expected table or json");
            }
        }

        foreach (var option in (ReadOnlySpan<Option>)[_shard, _findings.Since, _findings.Baseline, _findings.NewBaseline, _findings.FailOn])
        {
            if (result.GetResult(option) is { Implicit: false })
            {
                result.AddError($"{option.Name} is about findings, and {name} gives none");
            }
        }
    }

    private void RefuseMixtures(CommandResult result, bool isReplay)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_from, _old])
        {
            if (isReplay && result.GetResult(option) is { Implicit: false })
            {
                result.AddError($"{option.Name} is about objects, and --replay reads a log");
            }
        }

        if (!isReplay && result.GetResult(_with) is { Implicit: false })
        {
            result.AddError("--with is for --replay; look-ups see the cluster, or the files of --from");
        }

        if (!isReplay && result.GetResult(_from) is not { Implicit: false } && result.GetResult(_definitions) is { Implicit: false })
        {
            result.AddError("--crds is for --from and --replay; a cluster says itself which resources its kinds are");
        }

        // Reports of shards are put together by the place of each object in the one source.
        if (result.GetResult(_shard) is { Implicit: false } && result.GetResult(_contexts) is { Implicit: false, Tokens.Count: > 1 })
        {
            result.AddError("--shard is of one cluster; give one --context");
        }
    }

    private static void RefuseShard(OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (!Shard.TryParse(token.Value, out _))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"'{token.Value}' is no shard; expected I/N with I from 0 to N-1 and N at most {Shard.MaxCount}, as in 0/4"));
            }
        }
    }
}
