using Caveat.Cli.Output;
using Caveat.Policies;
using Caveat.PolicyFiles;
using Caveat.Sandbox;

namespace Caveat.Cli.Local;

/// <summary>The control plane with the webhook in front of it that <c>caveat up</c> keeps in a directory.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    /// <summary>Beside the user's files, and ignored by git.</summary>
    public const string StateFolder = ".caveat";

    /// <summary>The resources of the sandbox, relative to the directory of <c>caveat up</c>.</summary>
    public const string CustomResourcesFolder = "deploy/sandbox/crds";

    private static readonly TimeSpan ReadyBound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly Surroundings _surroundings;
    private readonly string _state;
    private ControlPlaneAssets? _assets;
    private ControlPlane? _plane;

    private LocalCluster(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _state = Path.Combine(surroundings.Directory, StateFolder);
    }

    public ControlPlane ControlPlane => _plane!;

    public string KubectlPath => _assets!.Kubectl;

    /// <summary>Starts what doesn't run yet. On return the API server asks the webhook.</summary>
    public static async Task<Outcome<LocalCluster>> StartAsync(IReadOnlyList<string> policies, Surroundings surroundings, CancellationToken cancellation)
    {
        var cluster = new LocalCluster(surroundings);
        IReadOnlyList<StartStep> steps =
        [
            new("policies", _ => cluster.CheckPoliciesAsync(policies)),
            new("kube-apiserver, etcd and kubectl", cluster.LocateAsync),
            new("control plane", cluster.StartControlPlaneAsync),
            new("custom resources", cluster.ApplyCustomResourcesAsync),
            new("namespace", cluster.ApplyNamespaceAsync),
            new("webhook", token => cluster.StartWebhookAsync(policies, token)),
        ];
        if (await new StepProgress(surroundings).RunAsync(steps, cancellation) is { } failure)
        {
            await cluster.DisposeAsync();
            return Outcome.Failed<LocalCluster>(failure);
        }

        return Outcome.Of(cluster);
    }

    /// <summary>Stops everything that was started in the directory.</summary>
    public static async Task<Outcome<StoppedServers>> StopAsync(Surroundings surroundings, CancellationToken cancellation)
    {
        var cluster = new LocalCluster(surroundings);
        List<string> stopped = [];
        if (await DetachedProgram.StopAsync(cluster.WebhookOptions("", []), surroundings.Clock, cancellation))
        {
            stopped.Add("caveat-webhook");
        }

        var servers = await ControlPlane.StopDetachedAsync(cluster._state, StopBound, surroundings.Clock, cancellation);
        return servers.Succeeded ? Outcome.Of(new StoppedServers([.. stopped, .. servers.Value.Names])) : servers;
    }

    public async ValueTask DisposeAsync()
    {
        if (_plane is not null)
        {
            await _plane.DisposeAsync();
        }
    }

    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(10);

    /// <summary>Told here and at once, and not by a webhook that never becomes ready: null when at least one policy serves.</summary>
    private async Task<string?> CheckPoliciesAsync(IReadOnlyList<string> policies)
    {
        var reading = new PolicyFolder(Resolved(policies), static () => new PolicySetOptions()).Read();
        foreach (var problem in reading.Problems)
        {
            foreach (var message in problem.Messages)
            {
                await _surroundings.Error.WriteLineAsync(message);
            }
        }

        return reading.Set.Policies.Count > 0 ? null : $"no policy in {string.Join(", ", policies)} serves";
    }

    private List<string> Resolved(IReadOnlyList<string> policies)
    {
        List<string> resolved = [];
        foreach (var policy in policies)
        {
            resolved.Add(policy == PolicyPath.Builtin ? policy : Path.GetFullPath(policy, _surroundings.Directory));
        }

        return resolved;
    }

    private async Task<string?> LocateAsync(CancellationToken cancellation)
    {
        var located = await ControlPlaneAssets.LocateAsync(directory: null, _surroundings.Directory, _surroundings.Error, cancellation);
        _assets = located.Value;
        return located.Failure;
    }

    private async Task<string?> StartControlPlaneAsync(CancellationToken cancellation)
    {
        var options = new ControlPlaneOptions { Assets = _assets!, StateDirectory = _state, Detached = true };
        var started = await ControlPlane.StartAsync(options, _surroundings.Clock, cancellation);
        _plane = started.Value;
        return started.Failure;
    }

    private async Task<string?> ApplyCustomResourcesAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(_surroundings.Directory, CustomResourcesFolder);
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var applied = await _plane!.Kubectl.RunAsync(["apply", "--server-side", "--force-conflicts", "-f", folder], "", cancellation);
        if (!applied.Succeeded)
        {
            return applied.Error;
        }

        var established = await _plane.Kubectl.RunAsync(["wait", "--for=condition=Established", "--timeout=30s", "-f", folder], "", cancellation);
        return established.Succeeded ? null : established.Error;
    }

    // What the webhook keeps for itself, the Lease of its leader, lies where an installation has it.
    private async Task<string?> ApplyNamespaceAsync(CancellationToken cancellation)
    {
        const string manifest = """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"caveat-system"}}""";
        var applied = await _plane!.Kubectl.RunAsync(["apply", "--server-side", "-f", "-"], manifest, cancellation);
        return applied.Succeeded ? null : applied.Error;
    }

    private async Task<string?> StartWebhookAsync(IReadOnlyList<string> policies, CancellationToken cancellation)
    {
        if (WebhookProgram.Find() is not { } executable)
        {
            return $"no caveat-webhook beside this program; 'make build' builds it, and {WebhookProgram.EnvironmentVariable} can name it";
        }

        var options = WebhookOptions(executable, policies);
        var started = await DetachedProgram.EnsureAsync(options, _surroundings.Clock, cancellation);
        return started.Succeeded ? await WaitUntilReadyAsync(started.Value, options, cancellation) : started.Failure;
    }

    private DetachedProgramOptions WebhookOptions(string executable, IReadOnlyList<string> policies) => new()
    {
        Name = "webhook",
        StateDirectory = _state,
        Executable = executable,
        Arguments = port => WebhookArguments(port, policies),
    };

    private List<string> WebhookArguments(int port, IReadOnlyList<string> policies)
    {
        List<string> arguments =
        [
            $"--listen=127.0.0.1:{port}", $"--register-url=https://127.0.0.1:{port}", $"--tls-dir={Path.Combine(_state, "webhook-tls")}",
            $"--kubeconfig={_plane!.KubeconfigFor("caveat-webhook", "system:masters")}",
        ];
        foreach (var policy in Resolved(policies))
        {
            arguments.Add($"--policies={policy}");
        }

        return arguments;
    }

    /// <summary>Null when the webhook serves and is registered; else why not.</summary>
    private async Task<string?> WaitUntilReadyAsync(DetachedProgram webhook, DetachedProgramOptions options, CancellationToken cancellation)
    {
        using var probe = new ReadyzProbe(webhook.Port);
        var started = _surroundings.Clock.GetTimestamp();
        var said = "nothing";
        while (webhook.IsRunning && _surroundings.Clock.GetElapsedTime(started) < ReadyBound)
        {
            (var isReady, said) = await probe.AskAsync(cancellation);
            if (isReady)
            {
                return null;
            }

            await Task.Delay(PollInterval, _surroundings.Clock, cancellation);
        }

        return webhook.IsRunning
            ? $"the webhook was not ready after {ReadyBound.TotalSeconds} s; it says:\n{said}"
            : $"the webhook ended. {DetachedProgram.EndOfLog(options)}";
    }
}
