using Caveat.Sandbox.Processes;
using Caveat.Sandbox.State;

namespace Caveat.Sandbox.Servers;

/// <summary>How kube-apiserver is started: as in a cluster, but for what needs controllers, which don't run here.</summary>
internal static class ApiServerFlags
{
    public static ServerCommand Command(ControlPlaneOptions options, StateFiles files, PortSet ports)
    {
        List<string> flags =
        [
            $"--etcd-servers=https://127.0.0.1:{ports.EtcdClient}",
            $"--etcd-cafile={files.Pki("etcd-ca.crt")}",
            $"--etcd-certfile={files.Pki("etcd-client.crt")}",
            $"--etcd-keyfile={files.Pki("etcd-client.key")}",
            "--bind-address=127.0.0.1",
            "--advertise-address=127.0.0.1",
            $"--secure-port={ports.ApiServer}",
            // Endpoints may not name loopback addresses: without this the server would complain of its own every ten seconds.
            "--endpoint-reconciler-type=none",
            $"--tls-cert-file={files.Pki("apiserver.crt")}",
            $"--tls-private-key-file={files.Pki("apiserver.key")}",
            $"--client-ca-file={files.Pki("ca.crt")}",
            "--service-account-issuer=https://kubernetes.default.svc",
            $"--service-account-key-file={files.Pki("service-account.pub")}",
            $"--service-account-signing-key-file={files.Pki("service-account.key")}",
            $"--service-cluster-ip-range={KeyMaterial.ServiceAddressRange}",
            "--authorization-mode=RBAC",
            "--allow-privileged=true",
            // The one plug-in that is on by default and can't be here: no controller makes the default service accounts, and no pod is admitted
            // without one. All others are as in a cluster, the two for webhooks among them.
            "--disable-admission-plugins=ServiceAccount",
        ];
        if (options.AuditPolicyFile is { } policy)
        {
            flags.Add($"--audit-policy-file={policy}");
            flags.Add($"--audit-log-path={files.AuditLog}");
        }

        return new ServerCommand("kube-apiserver", options.Assets.ApiServer, [.. flags, .. options.ApiServerArguments], files.ApiServerLog);
    }
}
