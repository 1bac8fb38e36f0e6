using Caveat.Sandbox.Clients;
using Caveat.Sandbox.Probing;
using Caveat.Sandbox.Processes;
using Caveat.Sandbox.Servers;
using Caveat.Sandbox.State;

namespace Caveat.Sandbox;

/// <summary>
/// A real etcd and a real kube-apiserver on loopback, with RBAC and the admission plug-ins of a cluster, and nothing behind them: no
/// controllers, no scheduler, no nodes. So what is created stays as it is, owner references delete nothing, a deleted namespace stays
/// Terminating, and the cluster roles that are summed up from others (<c>admin</c>, <c>edit</c>, <c>view</c>) are empty, while
/// <c>cluster-admin</c> is not. Not for several threads at once.
/// </summary>
public sealed class ControlPlane : IAsyncDisposable
{
    // Each attempt takes new ports, so a second in a row that another process snatches is rare already.
    private const int MaxPortAttempts = 5;

    private const string AdminUser = "caveat-admin";
    private const string AdminGroup = "system:masters";

    private readonly ControlPlaneOptions _options;
    private readonly StateFiles _files;
    private readonly KeyMaterial _keys;
    private readonly Server _etcd;
    private readonly Server _apiServer;
    private PortSet _ports;

    private ControlPlane(ControlPlaneOptions options, StateFiles files, KeyMaterial keys, PortSet ports, TimeProvider clock)
    {
        _options = options;
        _files = files;
        _keys = keys;
        _ports = ports;
        _etcd = new Server(EtcdBlueprint(), clock);
        _apiServer = new Server(ApiServerBlueprint(), clock);
        Kubectl = new Kubectl(options.Assets.Kubectl, files.Kubeconfig("admin"), files.KubectlCache);
    }

    /// <summary>Where the API server listens: https, 127.0.0.1.</summary>
    public Uri ApiServer => new($"https://127.0.0.1:{_ports.ApiServer}");

    /// <summary>Absolute; gone after a stop when it was temporary.</summary>
    public string StateDirectory => _files.Root;

    /// <summary>A kubeconfig of a member of <c>system:masters</c>, who may do anything and whom RBAC doesn't ask.</summary>
    public string AdminKubeconfig => _files.Kubeconfig("admin");

    /// <summary>The API server's standard output and error, of all starts.</summary>
    public string ApiServerLog => _files.ApiServerLog;

    /// <summary>etcd's standard output and error, of all starts.</summary>
    public string EtcdLog => _files.EtcdLog;

    /// <summary>The audit log; the file is there when an audit policy was given.</summary>
    public string AuditLog => _files.AuditLog;

    /// <summary>Whether the start found both servers running, and took them as they were.</summary>
    public bool WasRunning { get; private set; }

    /// <summary>kubectl as the administrator.</summary>
    public Kubectl Kubectl { get; }

    /// <summary>
    /// Starts what does not run yet, and returns when the API server is ready and has its namespace <c>default</c>.
    /// Fails when a program can't be started or isn't ready in time (the message ends with its log), when the state directory
    /// can't be written, and when it is in use by another control plane.
    /// </summary>
    public static async Task<Outcome<ControlPlane>> StartAsync(ControlPlaneOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(options) is { } reason)
        {
            return Outcome.Failed<ControlPlane>(reason);
        }

        try
        {
            var files = new StateFiles(options.StateDirectory ?? Directory.CreateTempSubdirectory("caveat-").FullName);
            files.CreateDirectories();
            using var locked = StateLock.Take(files);
            return locked is null
                ? Outcome.Failed<ControlPlane>(StateLock.Busy(files))
                : await StartLockedAsync(options, files, clock, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Outcome.Failed<ControlPlane>($"can't use the state directory {options.StateDirectory}: {e.Message}");
        }
    }

    /// <summary>Stops the servers that a detached start left running. Nothing happens to any other process, also when a pid was reused.</summary>
    /// <param name="stateDirectory">That of the start; it need not exist.</param>
    /// <param name="stopBound">How long each server may take to end by itself before it is killed.</param>
    /// <param name="clock">Measures the bound.</param>
    /// <param name="cancellation">Ends the wait; servers may then still run.</param>
    public static async Task<Outcome<StoppedServers>> StopDetachedAsync(
        string stateDirectory, TimeSpan stopBound, TimeProvider clock, CancellationToken cancellation)
    {
        var files = new StateFiles(stateDirectory);
        if (ControlPlaneRecord.Read(files) is not { } record)
        {
            return Outcome.Of(new StoppedServers([]));
        }

        using var locked = StateLock.Take(files);
        if (locked is null)
        {
            return Outcome.Failed<StoppedServers>(StateLock.Busy(files));
        }

        List<string> stopped = [];
        foreach (var (name, identity) in (IEnumerable<(string, ProcessIdentity?)>)[("kube-apiserver", record.ApiServer), ("etcd", record.Etcd)])
        {
            if (identity is not null && identity.IsAlive())
            {
                await ServerProcess.Attach(identity, clock).StopAsync(stopBound, cancellation);
                stopped.Add(name);
            }
        }

        (record with { Etcd = null, ApiServer = null }).Write(files);
        return Outcome.Of(new StoppedServers(stopped));
    }

    /// <summary>
    /// Writes a kubeconfig with a certificate for any user. A group means what RBAC makes of it: <c>system:masters</c> may do
    /// anything, and whom no binding names may do next to nothing.
    /// </summary>
    /// <returns>The file's path, the same for the same user and groups.</returns>
    public string KubeconfigFor(string user, params IReadOnlyList<string> groups)
    {
        var path = _files.Kubeconfig(Kubeconfig.FileName(user, groups));
        StateFiles.Write(path, KubeconfigText(user, groups));
        return path;
    }

    /// <summary>kubectl as any user, see <see cref="KubeconfigFor"/>.</summary>
    public Kubectl KubectlFor(string user, params IReadOnlyList<string> groups) =>
        new(_options.Assets.Kubectl, KubeconfigFor(user, groups), _files.KubectlCache);

    /// <summary>Stops the API server alone.</summary>
    public async Task StopApiServerAsync(CancellationToken cancellation = default)
    {
        await _apiServer.StopAsync(cancellation);
        Remember();
    }

    /// <summary>Kills the API server without asking it, and so without the time that it gives to open watches.</summary>
    public async Task KillApiServerAsync(CancellationToken cancellation = default)
    {
        await _apiServer.KillAsync(cancellation);
        Remember();
    }

    /// <summary>Starts the API server again, on the same port, and waits until it is ready.</summary>
    public Task<Outcome<ControlPlane>> StartApiServerAsync(CancellationToken cancellation = default) => RestartAsync(_apiServer, cancellation);

    /// <summary>Stops etcd alone: the API server then answers with errors.</summary>
    public async Task StopEtcdAsync(CancellationToken cancellation = default)
    {
        await _etcd.StopAsync(cancellation);
        Remember();
    }

    /// <summary>Kills etcd without asking it, as a machine that fails does.</summary>
    public async Task KillEtcdAsync(CancellationToken cancellation = default)
    {
        await _etcd.KillAsync(cancellation);
        Remember();
    }

    /// <summary>Makes etcd hang: its connections stay, and nothing is answered. It must go on before it can be stopped in order.</summary>
    public void HoldEtcd() => _etcd.Send(Signal.Stop);

    /// <summary>Lets a held etcd go on.</summary>
    public void ReleaseEtcd() => _etcd.Send(Signal.Continue);

    /// <summary>Starts etcd again, on the same ports and data, and waits until it serves; the API server finds it by itself.</summary>
    public Task<Outcome<ControlPlane>> StartEtcdAsync(CancellationToken cancellation = default) => RestartAsync(_etcd, cancellation);

    /// <summary>Stops both servers, detached or not, and deletes the state directory if it was temporary.</summary>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        await _apiServer.StopAsync(cancellation);
        await _etcd.StopAsync(cancellation);
        if (_options.StateDirectory is not null)
        {
            Remember();
        }
        else if (Directory.Exists(_files.Root))
        {
            Directory.Delete(_files.Root, recursive: true);
        }
    }

    /// <summary>Stops servers that belong to this process, and leaves detached ones running.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_options.Detached)
        {
            await StopAsync();
        }

        _keys.Dispose();
    }

    private static string? Refuse(ControlPlaneOptions options)
    {
        if (!OperatingSystem.IsLinux())
        {
            return "the sandbox runs on Linux only";
        }

        return options is { Detached: true, StateDirectory: null }
            ? "a detached control plane needs a state directory, or nobody could stop it"
            : null;
    }

    private static async Task<Outcome<ControlPlane>> StartLockedAsync(
        ControlPlaneOptions options, StateFiles files, TimeProvider clock, CancellationToken cancellation)
    {
        var record = ControlPlaneRecord.Read(files);
        var plane = new ControlPlane(options, files, KeyMaterial.LoadOrCreate(files, clock), record?.Ports ?? LoopbackPorts.Take(), clock);
        plane._etcd.Attach(record?.Etcd);
        plane._apiServer.Attach(record?.ApiServer);
        plane.WasRunning = plane._etcd.IsRunning && plane._apiServer.IsRunning;
        if (!options.Detached && (plane._etcd.IsRunning || plane._apiServer.IsRunning))
        {
            return Outcome.Failed<ControlPlane>($"a control plane runs already from {files.Root}; stop it, or use another state directory");
        }

        return await plane.StartServersAsync(cancellation) is { } failure
            ? Outcome.Failed<ControlPlane>(failure)
            : Outcome.Of(plane);
    }

    /// <summary>Null on success; else the reason, and nothing is left running.</summary>
    private async Task<string?> StartServersAsync(CancellationToken cancellation)
    {
        try
        {
            var failure = await StartOnFreePortsAsync(cancellation);
            if (failure is null)
            {
                return null;
            }

            await KeepLogsAsync();
            return failure.Message;
        }
        catch (OperationCanceledException)
        {
            await StopAsync(CancellationToken.None);
            _keys.Dispose();
            throw;
        }
    }

    private async Task<StartFailure?> StartOnFreePortsAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var failure = await _etcd.StartAsync(_ports, cancellation);
            Remember();
            failure ??= await _apiServer.StartAsync(_ports, cancellation);
            Remember();
            if (failure is not { PortTaken: true } || attempt == MaxPortAttempts)
            {
                return failure;
            }

            await _etcd.StopAsync(cancellation);
            _ports = LoopbackPorts.Take();
        }
    }

    /// <summary>Stops what runs, but leaves the directory: the message points at logs in it.</summary>
    private async Task KeepLogsAsync()
    {
        await _apiServer.StopAsync(CancellationToken.None);
        await _etcd.StopAsync(CancellationToken.None);
        Remember();
        _keys.Dispose();
    }

    private async Task<Outcome<ControlPlane>> RestartAsync(Server server, CancellationToken cancellation)
    {
        var failure = await server.StartAsync(_ports, cancellation);
        Remember();
        return failure is null ? Outcome.Of(this) : Outcome.Failed<ControlPlane>(failure.Message);
    }

    private void Remember()
    {
        new ControlPlaneRecord(_ports, _etcd.Identity, _apiServer.Identity).Write(_files);
        StateFiles.Write(AdminKubeconfig, KubeconfigText(AdminUser, [AdminGroup]));
    }

    private string KubeconfigText(string user, IReadOnlyList<string> groups) =>
        Kubeconfig.Text(_ports.ApiServer, _keys.Cluster.CertificatePem, user, _keys.Cluster.IssueClient(user, groups));

    private ServerBlueprint EtcdBlueprint() =>
        new(
            ports => EtcdFlags.Command(_options, _files, ports),
            ports => new ReadinessProbe(ports.EtcdClient, ["/health"], _keys.Etcd.CertificatePem, _keys.EtcdClient),
            _options.Detached,
            _options.StartBound,
            _options.StopBound);

    // The server says that it is ready a moment before it has made the namespace that everyone uses.
    private ServerBlueprint ApiServerBlueprint() =>
        new(
            ports => ApiServerFlags.Command(_options, _files, ports),
            ports => new ReadinessProbe(
                ports.ApiServer, ["/readyz", "/api/v1/namespaces/default"], _keys.Cluster.CertificatePem, _keys.Cluster.IssueClient(AdminUser, [AdminGroup])),
            _options.Detached,
            _options.StartBound,
            _options.StopBound);
}
