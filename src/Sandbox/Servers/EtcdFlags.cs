using System.ComponentModel;
using System.Diagnostics;
using Caveat.Sandbox.Processes;
using Caveat.Sandbox.State;

namespace Caveat.Sandbox.Servers;

/// <summary>How etcd is started: one member, on loopback, and nobody gets in without a certificate of its authority.</summary>
internal static class EtcdFlags
{
    private const string NoFsync = "--unsafe-no-fsync";

    public static ServerCommand Command(ControlPlaneOptions options, StateFiles files, PortSet ports)
    {
        var (client, peer) = ($"https://127.0.0.1:{ports.EtcdClient}", $"https://127.0.0.1:{ports.EtcdPeer}");
        List<string> flags =
        [
            "--name=caveat",
            $"--data-dir={files.EtcdData}",
            $"--listen-client-urls={client}",
            $"--advertise-client-urls={client}",
            $"--listen-peer-urls={peer}",
            $"--initial-advertise-peer-urls={peer}",
            $"--initial-cluster=caveat={peer}",
            "--client-cert-auth",
            $"--cert-file={files.Pki("etcd.crt")}",
            $"--key-file={files.Pki("etcd.key")}",
            $"--trusted-ca-file={files.Pki("etcd-ca.crt")}",
            "--peer-client-cert-auth",
            $"--peer-cert-file={files.Pki("etcd.crt")}",
            $"--peer-key-file={files.Pki("etcd.key")}",
            $"--peer-trusted-ca-file={files.Pki("etcd-ca.crt")}",
        ];
        if (options.StateDirectory is null && Knows(options.Assets.Etcd, NoFsync))
        {
            // Data that is deleted at the end need not survive a power cut.
            flags.Add(NoFsync);
        }

        return new ServerCommand("etcd", options.Assets.Etcd, flags, files.EtcdLog);
    }

    // etcd 3.4 as Debian packages it lacks the flag, and an unknown flag ends it.
    private static bool Knows(string etcd, string flag)
    {
        try
        {
            var start = new ProcessStartInfo(etcd, ["--help"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            using var help = Process.Start(start)!;
            var error = help.StandardError.ReadToEndAsync();
            return help.StandardOutput.ReadToEnd().Contains(flag, StringComparison.Ordinal)
                || error.GetAwaiter().GetResult().Contains(flag, StringComparison.Ordinal);
        }
        catch (Win32Exception)
        {
            // It can't be started at all, which the start itself reports.
            return false;
        }
    }
}
