using System.CommandLine;
using System.CommandLine.Parsing;

namespace Caveat.Webhook.Options;

/// <summary>The command line of the server.</summary>
internal sealed class WebhookCommand
{
    private readonly Option<string[]> _policies = new("--policies", "-p")
    {
        Description = "File or directory of policies, or 'builtin' (repeatable) [default: builtin]",
        HelpName = "PATH",
    };

    private readonly ListenArguments _listen = new();
    private readonly TlsArguments _tls = new();
    private readonly ClusterArguments _cluster = new();
    private readonly RegisterArguments _register = new();
    private readonly ObservingArguments _observing = new();
    private readonly AuditArguments _audit = new();

    /// <summary>Builds the command; <paramref name="run"/> and <paramref name="uninstall"/> give the exit code.</summary>
    public RootCommand Build(Func<WebhookOptions, CancellationToken, Task<int>> run, Func<ClusterOptions, CancellationToken, Task<int>> uninstall)
    {
        var root = new RootCommand("Caveat's admission webhook.");
        root.Options.Add(_policies);
        foreach (var option in (IEnumerable<Option>)[.. _listen.All, .. _tls.All, .. _cluster.All, .. _register.All, .. _observing.All, .. _audit.All])
        {
            root.Options.Add(option);
        }

        root.Validators.Add(Validate);
        root.SetAction((parsed, cancellation) => run(Read(parsed), cancellation));
        root.Subcommands.Add(Uninstall(uninstall));
        return root;
    }

    private static Command Uninstall(Func<ClusterOptions, CancellationToken, Task<int>> uninstall)
    {
        var cluster = new ClusterArguments();
        var command = new Command("uninstall", "Takes away what running webhooks left in a cluster: the registration, Leases, the Secret, statuses. To be run when none runs any more.");
        foreach (var option in cluster.Access)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (cluster.IsMissing(result))
            {
                result.AddError("to uninstall, the API server is needed: --kubeconfig FILE or --in-cluster");
            }
        });
        command.SetAction((parsed, cancellation) => uninstall(cluster.Read(parsed), cancellation));
        return command;
    }

    private void Validate(CommandResult result)
    {
        _listen.Validate(result);
        _tls.Validate(result, _listen.HasProbes(result));
        _cluster.Validate(result);
        _register.Validate(result, _cluster.IsMissing(result), _tls.UsesFiles(result), _tls.LacksAuthority(result));
        _observing.Validate(result, _cluster.IsMissing(result));
        _audit.Validate(result, _cluster.IsMissing(result));
        if (_tls.UsesSecret(result) && _cluster.IsMissing(result))
        {
            result.AddError("to keep certificates in a Secret, the API server is needed: --kubeconfig FILE or --in-cluster");
        }
    }

    private WebhookOptions Read(ParseResult parsed)
    {
        var cluster = _cluster.Read(parsed);
        var register = _register.Read(parsed);
        return new WebhookOptions
        {
            Policies = parsed.GetValue(_policies) is { Length: > 0 } policies ? policies : new WebhookOptions().Policies,
            Listen = _listen.Read(parsed, cluster.IsInCluster),
            Tls = _tls.Read(parsed, register.Address?.Hosts ?? []),
            Cluster = cluster,
            Register = register,
            Observing = _observing.Read(parsed),
            Audit = _audit.Read(parsed),
        };
    }
}
