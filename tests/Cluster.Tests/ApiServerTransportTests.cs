using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Caveat.Certificates;

namespace Caveat.Cluster.Tests;

public sealed class ApiServerTransportTests
{
    private const string Path = "/api/v1/namespaces/default/configmaps/one";
    private static readonly CertificateAuthority Authority = CertificateAuthority.Create("ours", TimeProvider.System);
    private static readonly CertificateAuthority Other = CertificateAuthority.Create("another", TimeProvider.System);

    /// <summary>Names that the server's certificate is for, whose authorities the kubeconfig names, what else it says of the cluster, and whether the server is believed.</summary>
    public static TheoryData<string, string, string, bool> Clusters() => new()
    {
        { "127.0.0.1", Authority.CertificatePem, "", true },
        { "127.0.0.1", Other.CertificatePem + "\n" + Authority.CertificatePem, "", true },
        // As where a server is replaced by a pod with a certificate of the same authority, of its own name.
        { "some.pod", Authority.CertificatePem, "", false },
        { "127.0.0.1", Other.CertificatePem, "", false },
        { "127.0.0.1", "", "", false },
        { "some.pod", Authority.CertificatePem, ", tls-server-name: some.pod", true },
        { "127.0.0.1", Authority.CertificatePem, ", tls-server-name: some.pod", false },
        { "some.pod", "", ", insecure-skip-tls-verify: true", true },
    };

    [Theory]
    [MemberData(nameof(Clusters))]
    public async Task AServerIsBelievedByItsNameAndItsAuthority(string name, string authorities, string more, bool isBelieved)
    {
        using var certificate = Issue(Authority, name);
        await using var server = new TlsServer(certificate, []);
        var answer = await AskAsync(server.Port, $"{Named(authorities)}{more}");
        Assert.Equal(isBelieved, answer);
        Assert.Equal(isBelieved ? [$"GET {Path} HTTP/1.1"] : [], server.RequestLines);
    }

    // The cluster's authority signs users too, and a user may be called like a server.
    [Fact]
    public async Task AUsersCertificateIsNoServers()
    {
        using var certificate = Authority.IssueClient("some.pod", []).ToX509();
        await using var server = new TlsServer(certificate, []);
        Assert.False(await AskAsync(server.Port, $"{Named(Authority.CertificatePem)}, tls-server-name: some.pod"));
        Assert.Empty(server.RequestLines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnAuthorityInBetweenIsAnAuthority(bool isShown)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=in between", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var root = X509Certificate2.CreateFromPem(Authority.CertificatePem, Authority.KeyPem);
        // Its root does not allow one: only a verifier that goes on to the root would mind.
        using var made = request.Create(root, new DateTimeOffset(root.NotBefore), new DateTimeOffset(root.NotAfter), [1, 2, 3]);
        var between = CertificateAuthority.FromPem(made.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem(), TimeProvider.System);
        using var certificate = Issue(between, "127.0.0.1");
        await using var server = new TlsServer(certificate, isShown ? [made] : []);
        Assert.True(await AskAsync(server.Port, Named(made.ExportCertificatePem())));
    }

    [Fact]
    public async Task TheUsersCertificateIsShown()
    {
        using var certificate = Issue(Authority, "127.0.0.1");
        await using var server = new TlsServer(certificate, []);
        var alice = Authority.IssueClient("alice", []);
        Assert.True(await AskAsync(server.Port, Named(Authority.CertificatePem), $"client-certificate-data: {Base64(alice.CertificatePem)}, client-key-data: {Base64(alice.KeyPem)}"));
        Assert.Equal(["CN=alice"], server.Clients);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("/", "")]
    [InlineData("/k8s/clusters/c-1", "/k8s/clusters/c-1")]
    [InlineData("/k8s/clusters/c-1/", "/k8s/clusters/c-1")]
    public async Task AnAddressMayHaveAPath(string path, string expected)
    {
        using var certificate = Issue(Authority, "127.0.0.1");
        await using var server = new TlsServer(certificate, []);
        Assert.True(await AskAsync(server.Port, Named(Authority.CertificatePem), path: path));
        Assert.Equal([$"GET {expected}{Path} HTTP/1.1"], server.RequestLines);
    }

    private static X509Certificate2 Issue(CertificateAuthority authority, string name) =>
        (IPAddress.TryParse(name, out var address) ? authority.IssueServer("server", [], [address]) : authority.IssueServer("server", [name], [])).ToX509();

    private static string Named(string authorities) => authorities.Length == 0 ? "" : $", certificate-authority-data: {Base64(authorities)}";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));

    private static async Task<bool> AskAsync(int port, string cluster, string user = "token: t", string path = "")
    {
        var file = Write(port, cluster, user, path);
        using var connection = ClusterConnection.Open(file, out var failure);
        File.Delete(file);
        Assert.True(connection is not null, failure);
        try
        {
            return (await connection.GetAsync(Path, CancellationToken.None)).Status == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Write(int port, string cluster, string user, string path)
    {
        var file = System.IO.Path.GetTempFileName();
        File.WriteAllText(
            file,
            $$$"""
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "https://127.0.0.1:{{{port}}}{{{path}}}"{{{cluster}}}}}]
            contexts: [{name: c, context: {cluster: c, user: u}}]
            users: [{name: u, user: {{{{user}}}}}]
            """);
        return file;
    }
}
