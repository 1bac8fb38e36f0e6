using System.Net;
using Caveat.Certificates;

namespace Caveat.Faults.Tests.Cluster;

/// <summary>The replicas' certificate, in files that a test replaces as whoever rotates certificates does.</summary>
internal sealed class ServingFiles : IDisposable
{
    private readonly CertificateAuthority _authority = CertificateAuthority.Create("faults", TimeProvider.System);
    private readonly string _directory;

    public ServingFiles(string directory)
    {
        _directory = Directory.CreateDirectory(directory).FullName;
        File.WriteAllText(Authority, _authority.CertificatePem);
        Issue(lifetime: null);
    }

    public string Authority => Path.Combine(_directory, "ca.crt");

    public string Certificate => Path.Combine(_directory, "tls.crt");

    public string Key => Path.Combine(_directory, "tls.key");

    /// <summary>Puts a new certificate into the files.</summary>
    /// <param name="lifetime">From now; null for a year.</param>
    public void Issue(TimeSpan? lifetime)
    {
        var issued = _authority.IssueServer("faults", [], [IPAddress.Loopback], lifetime);
        Replace(Key, issued.KeyPem);
        Replace(Certificate, issued.CertificatePem);
    }

    public void Dispose() => _authority.Dispose();

    private static void Replace(string path, string text)
    {
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
    }
}
