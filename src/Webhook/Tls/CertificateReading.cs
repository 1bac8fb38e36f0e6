using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Caveat.Webhook.Options;

namespace Caveat.Webhook.Tls;

/// <summary>What the files of the serving certificate hold, ready to serve with; or why they can't be served with.</summary>
internal sealed record CertificateReading
{
    private CertificateFiles? Files { get; init; }

    private string? Stamp { get; init; }

    /// <summary>Null on failure.</summary>
    public SslStreamCertificateContext? Context { get; private init; }

    /// <summary>PEM; null when it isn't told here.</summary>
    public string? Authority { get; private init; }

    /// <summary>Null on success.</summary>
    public string? Failure { get; private init; }

    /// <summary>Reads the files that are named, or makes some.</summary>
    public static CertificateReading Of(TlsOptions tls, TimeProvider clock)
    {
        if (tls.Files is { } files)
        {
            return Of(files, before: null);
        }

        try
        {
            return Of(SelfMadeCertificate.Issue(tls.Directory, tls.Hosts, clock), before: null);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            return new CertificateReading { Failure = $"{tls.Directory}: {e.Message}" };
        }
    }

    /// <summary>Reads them, unless they are what they were: then it is this.</summary>
    public CertificateReading Again() => Files is null ? this : Of(Files, this);

    private static CertificateReading Of(CertificateFiles files, CertificateReading? before)
    {
        try
        {
            // From before they are read: what changes meanwhile is read again.
            var stamp = files.Stamp();
            return before is not null && stamp == before.Stamp ? before : Read(files, stamp);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            return new CertificateReading { Failure = $"{files}: {e.Message}" };
        }
    }

    private static CertificateReading Read(CertificateFiles files, string stamp)
    {
        var leaf = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(files.Certificate);
        var authority = files.Authority is { } path ? ReadAuthority(path) : null;
        return new CertificateReading { Files = files, Stamp = stamp, Authority = authority, Context = ServingCertificate.ContextOf(leaf, chain) };
    }

    // An API server keeps no authority that is empty, and refuses what is none.
    private static string ReadAuthority(string path)
    {
        var pem = File.ReadAllText(path);
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(pem);
        return authorities.Count > 0 ? pem : throw new CryptographicException($"{path} holds no certificate");
    }

    private static bool IsOfFiles(Exception e) => e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException;
}
