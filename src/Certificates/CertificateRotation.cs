using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Caveat.Certificates;

/// <summary>
/// Says what certificates there should be at a time. Holds no state: replicas that start from the same certificates and lose the race to store what they made take the winner's.
/// </summary>
public sealed class CertificateRotation
{
    // A rotation has three steps, and a renewal of the leaf may follow: more in one call would be a loop.
    private const int MaxSteps = 8;

    private readonly string _name;
    private readonly List<string> _dnsNames = [];
    private readonly List<IPAddress> _addresses = [];
    private readonly RotationTerms _terms;
    private readonly TimeProvider _clock;

    /// <param name="name">Common name of the certificates, for people.</param>
    /// <param name="hosts">DNS names and addresses that clients call.</param>
    /// <param name="terms">How long things last.</param>
    /// <param name="clock">What time it is.</param>
    public CertificateRotation(string name, IReadOnlyList<string> hosts, RotationTerms terms, TimeProvider clock)
    {
        _name = name;
        _terms = terms;
        _clock = clock;
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
            {
                _addresses.Add(address);
            }
            else
            {
                _dnsNames.Add(host);
            }
        }
    }

    /// <summary>What there should be now: the same object when nothing is to be done.</summary>
    /// <param name="current">What there is; null, and unreadable or expired ones, are replaced at once.</param>
    public RotatedCertificates Next(RotatedCertificates? current)
    {
        var certificates = current is not null && IsUsable(current) ? current : StartAnew();
        for (var step = 0; step < MaxSteps; step++)
        {
            var next = Step(certificates);
            if (next == certificates)
            {
                break;
            }

            certificates = next;
        }

        return certificates;
    }

    private RotatedCertificates Step(RotatedCertificates now)
    {
        using var signing = X509Certificate2.CreateFromPem(now.Signing.CertificatePem);
        using var serving = X509Certificate2.CreateFromPem(now.Serving.CertificatePem);
        if (now.Next is { } next)
        {
            return IsOver(StartOf(next.CertificatePem) + _terms.Overlap)
                ? new RotatedCertificates(next, Next: null, now.Signing.CertificatePem, Issue(next))
                : now;
        }

        if (now.PreviousPem is not null)
        {
            return IsOver(StartOf(serving) + _terms.Overlap) ? now with { PreviousPem = null } : now;
        }

        if (IsOver(RenewalOf(signing)))
        {
            return now with { Next = NewAuthority() };
        }

        return IsOver(RenewalOf(serving)) || !NamesAllHosts(serving) ? now with { Serving = Issue(now.Signing) } : now;
    }

    private RotatedCertificates StartAnew()
    {
        var authority = NewAuthority();
        return new RotatedCertificates(authority, Next: null, PreviousPem: null, Issue(authority));
    }

    private AuthorityPem NewAuthority()
    {
        // A name of its own: a verifier takes a certificate whose issuer has its own name for self-signed, and looks for authorities by name.
        var name = string.Create(CultureInfo.InvariantCulture, $"{_name} authority {_clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}");
        using var authority = CertificateAuthority.Create(name, _clock, _terms.AuthorityLifetime);
        return new AuthorityPem(authority.CertificatePem, authority.KeyPem);
    }

    private IssuedCertificate Issue(AuthorityPem by)
    {
        using var authority = CertificateAuthority.FromPem(by.CertificatePem, by.KeyPem, _clock);
        return authority.IssueServer(_name, _dnsNames, _addresses, _terms.LeafLifetime);
    }

    /// <summary>Whether a server can serve with it now. What a stranger wrote into the store must not keep the server from serving.</summary>
    public bool IsUsable(RotatedCertificates current)
    {
        try
        {
            using var serving = current.Serving.ToX509();
            using var signing = Read(current.Signing);
            using var next = current.Next is { } authority ? Read(authority) : null;
            using var previous = current.PreviousPem is { } pem ? X509Certificate2.CreateFromPem(pem) : null;
            return !IsOver(EndOf(serving)) && !IsOver(EndOf(signing)) && IsSignedBy(serving, signing);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    // With its key, so that a key of another certificate is found out.
    private static X509Certificate2 Read(AuthorityPem authority) => X509Certificate2.CreateFromPem(authority.CertificatePem, authority.KeyPem);

    private static bool IsSignedBy(X509Certificate2 leaf, X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        // Whether it is in time is asked apart, by our own clock.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        return chain.Build(leaf);
    }

    private bool NamesAllHosts(X509Certificate2 serving)
    {
        foreach (var name in _dnsNames)
        {
            if (!serving.MatchesHostname(name, allowWildcards: false, allowCommonName: false))
            {
                return false;
            }
        }

        foreach (var address in _addresses)
        {
            if (!serving.MatchesHostname(address.ToString(), allowWildcards: false, allowCommonName: false))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsOver(DateTimeOffset time) => _clock.GetUtcNow() >= time;

    private static DateTimeOffset RenewalOf(X509Certificate2 certificate) => RotationTerms.RenewalOf(StartOf(certificate), EndOf(certificate));

    private static DateTimeOffset StartOf(string pem)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        return StartOf(certificate);
    }

    private static DateTimeOffset StartOf(X509Certificate2 certificate) => new DateTimeOffset(certificate.NotBefore.ToUniversalTime()) + CertificateAuthority.ClockSkew;

    private static DateTimeOffset EndOf(X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime());
}
