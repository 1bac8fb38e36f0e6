using System.Net;
using Caveat.Certificates;

namespace Caveat.Webhook.Tls;

/// <summary>An authority and a serving certificate of our own, in a directory that is kept.</summary>
internal static class SelfMadeCertificate
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Path of the authority's certificate in the directory: what the API server has to trust.</summary>
    public static string AuthorityPath(string directory) => Path.Combine(directory, "ca.crt");

    /// <summary>Takes the authority that is there or makes one, and issues a new serving certificate, so that it never expires in use.</summary>
    /// <param name="directory">Made when it isn't there.</param>
    /// <param name="hosts">DNS names and addresses that the API server calls.</param>
    /// <param name="clock">For the dates of validity.</param>
    public static CertificateFiles Issue(string directory, IReadOnlyList<string> hosts, TimeProvider clock)
    {
        Directory.CreateDirectory(directory);
        using var authority = LoadOrCreate(directory, clock);
        List<string> names = [];
        List<IPAddress> addresses = [];
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
            {
                addresses.Add(address);
            }
            else
            {
                names.Add(host);
            }
        }

        var issued = authority.IssueServer("caveat-webhook", names, addresses);
        var files = new CertificateFiles(Path.Combine(directory, "tls.crt"), Path.Combine(directory, "tls.key"), AuthorityPath(directory));
        Write(files.Certificate, issued.CertificatePem);
        Write(files.Key, issued.KeyPem);
        return files;
    }

    private static CertificateAuthority LoadOrCreate(string directory, TimeProvider clock)
    {
        var (certificate, key) = (AuthorityPath(directory), Path.Combine(directory, "ca.key"));
        if (File.Exists(certificate) && File.Exists(key))
        {
            return CertificateAuthority.FromPem(File.ReadAllText(certificate), File.ReadAllText(key), clock);
        }

        var authority = CertificateAuthority.Create("caveat webhook", clock);
        Write(key, authority.KeyPem);
        Write(certificate, authority.CertificatePem);
        return authority;
    }

    private static void Write(string path, string pem)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(pem);
        writer.Write('\n');
    }
}
