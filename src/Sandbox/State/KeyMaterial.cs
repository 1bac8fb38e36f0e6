using System.Net;
using System.Security.Cryptography;
using Caveat.Certificates;

namespace Caveat.Sandbox.State;

/// <summary>
/// The two authorities of a control plane, and the files that its servers read. etcd has an authority of its own, as in a real cluster: whoever
/// it lets in may do anything, and a user's certificate must not be a key to it.
/// </summary>
internal sealed class KeyMaterial : IDisposable
{
    // The API server's own service: the first address of the range that it is started with.
    public const string ServiceAddressRange = "10.0.0.0/24";
    private const string ServiceAddress = "10.0.0.1";

    private KeyMaterial(CertificateAuthority cluster, CertificateAuthority etcd, IssuedCertificate etcdClient)
    {
        Cluster = cluster;
        Etcd = etcd;
        EtcdClient = etcdClient;
    }

    public CertificateAuthority Cluster { get; }

    public CertificateAuthority Etcd { get; }

    public IssuedCertificate EtcdClient { get; }

    /// <summary>Authorities and the service account key are kept from start to start; certificates are issued anew, so they never expire in use.</summary>
    public static KeyMaterial LoadOrCreate(StateFiles files, TimeProvider clock)
    {
        var cluster = Authority(files, "ca", "caveat sandbox", clock);
        var etcd = Authority(files, "etcd-ca", "caveat sandbox etcd", clock);
        var etcdClient = etcd.IssueClient("kube-apiserver", []);
        IReadOnlyList<string> names = ["localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"];
        WritePair(files, "apiserver", cluster.IssueServer("kube-apiserver", names, [IPAddress.Loopback, IPAddress.Parse(ServiceAddress)]));
        WritePair(files, "etcd", etcd.IssueServer("etcd", ["localhost"], [IPAddress.Loopback]));
        WritePair(files, "etcd-client", etcdClient);
        ServiceAccountKey(files);
        return new KeyMaterial(cluster, etcd, etcdClient);
    }

    public void Dispose()
    {
        Cluster.Dispose();
        Etcd.Dispose();
    }

    private static CertificateAuthority Authority(StateFiles files, string name, string commonName, TimeProvider clock)
    {
        var (certificate, key) = (files.Pki(name + ".crt"), files.Pki(name + ".key"));
        if (File.Exists(certificate) && File.Exists(key))
        {
            return CertificateAuthority.FromPem(File.ReadAllText(certificate), File.ReadAllText(key), clock);
        }

        var authority = CertificateAuthority.Create(commonName, clock);
        WritePair(files, name, new IssuedCertificate(authority.CertificatePem, authority.KeyPem));
        return authority;
    }

    private static void ServiceAccountKey(StateFiles files)
    {
        if (File.Exists(files.Pki("service-account.key")) && File.Exists(files.Pki("service-account.pub")))
        {
            return;
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // SEC 1 and not PKCS #8: the form of an elliptic key that every version of the API server reads here.
        StateFiles.Write(files.Pki("service-account.key"), key.ExportECPrivateKeyPem() + "\n");
        StateFiles.Write(files.Pki("service-account.pub"), key.ExportSubjectPublicKeyInfoPem() + "\n");
    }

    private static void WritePair(StateFiles files, string name, IssuedCertificate certificate)
    {
        StateFiles.Write(files.Pki(name + ".crt"), certificate.CertificatePem + "\n");
        StateFiles.Write(files.Pki(name + ".key"), certificate.KeyPem + "\n");
    }
}
