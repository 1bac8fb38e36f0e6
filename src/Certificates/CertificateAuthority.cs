using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Caveat.Certificates;

/// <summary>
/// A self-signed authority with an ECDSA P-256 key that issues certificates for TLS servers and clients. Safe for
/// several threads.
/// </summary>
public sealed class CertificateAuthority : IDisposable
{
    /// <summary>How long an authority lives that was not told.</summary>
    public static readonly TimeSpan AuthorityLifetime = TimeSpan.FromDays(3650);

    /// <summary>How long an issued certificate lives that was not told. None outlives its authority.</summary>
    public static readonly TimeSpan LeafLifetime = TimeSpan.FromDays(365);

    /// <summary>Certificates are valid from this long before they are made, for peers whose clocks are behind.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    // RFC 5280, 4.1.2.2: at most 20 octets, positive.
    private const int SerialNumberBytes = 16;

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2 _certificate;
    private readonly ECDsa _key;
    private readonly TimeProvider _clock;
    private readonly Lock _signing = new();

    private CertificateAuthority(X509Certificate2 certificate, ECDsa key, TimeProvider clock)
    {
        _certificate = certificate;
        _key = key;
        _clock = clock;
    }

    /// <summary>What clients trust: the <c>caBundle</c> of a webhook, the <c>certificate-authority-data</c> of a kubeconfig.</summary>
    public string CertificatePem => _certificate.ExportCertificatePem();

    /// <summary>PKCS #8, not encrypted.</summary>
    public string KeyPem => _key.ExportPkcs8PrivateKeyPem();

    /// <summary>Makes an authority with a new key.</summary>
    /// <param name="commonName">For people.</param>
    /// <param name="clock">For the dates of validity, of what it issues too.</param>
    /// <param name="lifetime">Null for <see cref="AuthorityLifetime"/>.</param>
    public static CertificateAuthority Create(string commonName, TimeProvider clock, TimeSpan? lifetime = null)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject(commonName, []), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign | X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = clock.GetUtcNow();
        using var selfSigned = request.CreateSelfSigned(now - ClockSkew, now + (lifetime ?? AuthorityLifetime));
        return new CertificateAuthority(X509CertificateLoader.LoadCertificate(selfSigned.RawData), key, clock);
    }

    /// <summary>An authority from <see cref="CertificatePem"/> and <see cref="KeyPem"/>.</summary>
    /// <exception cref="CryptographicException">The certificate is not one.</exception>
    /// <exception cref="ArgumentException">The text holds no key.</exception>
    public static CertificateAuthority FromPem(string certificatePem, string keyPem, TimeProvider clock)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(keyPem);
        return new CertificateAuthority(X509Certificate2.CreateFromPem(certificatePem), key, clock);
    }

    /// <summary>A certificate for a TLS server. It may serve as a client certificate as well, as peers of one cluster (etcd) ask for.</summary>
    /// <param name="commonName">For people: clients look at the two lists only.</param>
    /// <param name="dnsNames">May be empty when there are addresses.</param>
    /// <param name="addresses">Needed for clients that connect by address.</param>
    /// <param name="lifetime">Null for <see cref="LeafLifetime"/>.</param>
    public IssuedCertificate IssueServer(string commonName, IReadOnlyList<string> dnsNames, IReadOnlyList<IPAddress> addresses, TimeSpan? lifetime = null)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in dnsNames)
        {
            names.AddDnsName(name);
        }

        foreach (var address in addresses)
        {
            names.AddIpAddress(address);
        }

        return Issue(Subject(commonName, []), [ServerAuthentication, ClientAuthentication], names.Build(), lifetime ?? LeafLifetime);
    }

    /// <summary>A certificate for a TLS client.</summary>
    /// <param name="commonName">Kubernetes takes it for the user.</param>
    /// <param name="organizations">Kubernetes takes them for the groups.</param>
    public IssuedCertificate IssueClient(string commonName, IReadOnlyList<string> organizations) =>
        Issue(Subject(commonName, organizations), [ClientAuthentication], alternativeNames: null, LeafLifetime);

    /// <inheritdoc/>
    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    private static X500DistinguishedName Subject(string commonName, IReadOnlyList<string> organizations)
    {
        var subject = new X500DistinguishedNameBuilder();
        foreach (var organization in organizations)
        {
            subject.AddOrganizationName(organization);
        }

        subject.AddCommonName(commonName);
        return subject.Build();
    }

    private static byte[] NewSerialNumber()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialNumberBytes);
        // Positive, and without a leading zero byte that an encoder would have to drop.
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }

    private IssuedCertificate Issue(X500DistinguishedName subject, IReadOnlyList<string> purposes, X509Extension? alternativeNames, TimeSpan lifetime)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. Oids(purposes)], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, true, false));
        if (alternativeNames is not null)
        {
            request.CertificateExtensions.Add(alternativeNames);
        }

        using var leaf = Sign(request, lifetime);
        return new IssuedCertificate(leaf.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    private static IEnumerable<Oid> Oids(IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            yield return new Oid(value);
        }
    }

    private X509Certificate2 Sign(CertificateRequest request, TimeSpan lifetime)
    {
        var now = _clock.GetUtcNow();
        var end = now + lifetime;
        var authorityEnd = new DateTimeOffset(_certificate.NotAfter.ToUniversalTime());
        lock (_signing)
        {
            return request.Create(
                _certificate.SubjectName,
                X509SignatureGenerator.CreateForECDsa(_key),
                now - ClockSkew,
                end < authorityEnd ? end : authorityEnd,
                NewSerialNumber());
        }
    }
}
