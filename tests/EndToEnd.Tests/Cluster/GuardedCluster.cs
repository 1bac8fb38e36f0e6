using Caveat.Sandbox;
using Caveat.Sandbox.Clients;

namespace Caveat.EndToEnd.Tests.Cluster;

/// <summary>
/// A real control plane with the webhook and the policies of one operator in front of it; made for a class of tests, gone with it. One operator, as of several entries that refuse the same
/// write the API server names whichever answers first.
/// </summary>
public sealed class GuardedCluster : IAsyncLifetime
{
    /// <summary>The operator, as RBAC and the profile know it.</summary>
    public const string OperatorUser = "system:serviceaccount:kafka:strimzi-cluster-operator";

    private static readonly TimeSpan ReadyBound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private OwnedProgram? _webhook;

    /// <summary>The servers.</summary>
    public ControlPlane Plane { get; private set; } = null!;

    /// <summary>A human with cluster-admin.</summary>
    public Kubectl Human => Plane.KubectlFor("alice", "system:masters");

    /// <summary>The operator's service account, with the rights of cluster-admin so that only admission decides.</summary>
    public Kubectl Operator => Plane.KubectlFor(OperatorUser, "system:serviceaccounts", "system:masters");

    /// <summary>Somebody who may do only what role bindings say, for the name or for the group "developers".</summary>
    public Kubectl Developer(string user) => Plane.KubectlFor(user, "developers", "system:authenticated");

    /// <summary>The port the webhook listens on, for outputs that name it.</summary>
    public int WebhookPort => _webhook!.Port;

    /// <summary>A user of any name with the rights of cluster-admin.</summary>
    public Kubectl As(string user) => Plane.KubectlFor(user, "system:masters");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var assets = await ControlPlaneAssets.LocateAsync(null, AppContext.BaseDirectory, Console.Error, CancellationToken.None);
        var options = new ControlPlaneOptions { Assets = assets.OrThrow() };
        Plane = (await ControlPlane.StartAsync(options, TimeProvider.System, CancellationToken.None)).OrThrow();
        await MustAsync(Human.RunAsync("apply", "-f", SourceTree.Path("deploy/sandbox/crds")));
        await MustAsync(Human.RunAsync("wait", "--for=condition=Established", "--timeout=30s", "-f", SourceTree.Path("deploy/sandbox/crds")));
        await MustAsync(Human.RunAsync("apply", "-f", SourceTree.Path("deploy/crds")));
        await MustAsync(Human.RunAsync("wait", "--for=condition=Established", "--timeout=30s", "crd/caveatpolicies.caveat.dev", "crd/operatorprofiles.caveat.dev", "crd/caveatexceptions.caveat.dev"));
        await MustAsync(Human.RunAsync("create", "namespace", "caveat-system"));
        _webhook = new OwnedProgram("webhook", SourceTree.WebhookExecutable, Path.Combine(Plane.StateDirectory, "webhook.log"), TimeProvider.System);
        await StartWebhookAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_webhook is not null)
        {
            await _webhook.DisposeAsync();
        }

        if (Plane is not null)
        {
            await Plane.DisposeAsync();
        }
    }

    /// <summary>Starts the webhook; on return it is registered and ready.</summary>
    public async Task StartWebhookAsync(string failurePolicy = "Fail")
    {
        var address = $"https://127.0.0.1:{WebhookPort}";
        var failure = _webhook!.Start(
        [
            $"--listen=127.0.0.1:{WebhookPort}", $"--register-url={address}", $"--kubeconfig={Plane.KubeconfigFor("caveat-webhook", "system:masters")}",
            "--cluster-policies", "--replica=replica-a",
            $"--tls-dir={Path.Combine(Plane.StateDirectory, "webhook-tls")}", $"--policies={SourceTree.Path("policies/kafka-strimzi")}", $"--failure-policy={failurePolicy}",
        ]);
        Assert.Null(failure);
        await WaitUntilReadyAsync(address);
    }

    /// <summary>Stops the webhook; what it registered stays.</summary>
    public Task StopWebhookAsync() => _webhook!.StopAsync();

    /// <summary>Makes a namespace for one test.</summary>
    public async Task<string> NamespaceAsync(string name)
    {
        await MustAsync(Human.RunAsync("create", "namespace", name));
        return name;
    }

    /// <summary>Applies a manifest that has to be accepted.</summary>
    public static async Task ApplyAsync(Kubectl kubectl, string manifest) =>
        await MustAsync(kubectl.RunAsync(["apply", "-f", "-"], manifest, CancellationToken.None));

    private static async Task MustAsync(Task<KubectlResult> running)
    {
        var result = await running;
        Assert.True(result.Succeeded, result.Error);
    }

    private async Task WaitUntilReadyAsync(string address)
    {
#pragma warning disable MA0039 // Only readiness is asked: that the certificate is the right one is what the API server's calls show.
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = static (_, _, _, _) => true };
#pragma warning restore MA0039
        using var client = new HttpClient(handler);
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < ReadyBound)
        {
            Assert.True(_webhook!.IsRunning, _webhook.EndOfLog);
            try
            {
                using var answer = await client.GetAsync(new Uri(address + "/readyz"));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(PollInterval);
        }

        Assert.Fail($"the webhook was not ready within {ReadyBound.TotalSeconds} s. {_webhook!.EndOfLog}");
    }
}
