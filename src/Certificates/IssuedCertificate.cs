using System.Security.Cryptography.X509Certificates;

namespace Caveat.Certificates;

/// <summary>A certificate with its private key, both PEM.</summary>
/// <param name="CertificatePem">The leaf alone, without the authority's certificate.</param>
/// <param name="KeyPem">PKCS #8, not encrypted: write it where only its owner reads.</param>
public sealed record IssuedCertificate(string CertificatePem, string KeyPem)
{
    /// <summary>The two in one object, for TLS; the caller disposes it.</summary>
    public X509Certificate2 ToX509() => X509Certificate2.CreateFromPem(CertificatePem, KeyPem);

    /// <summary>Keeps a private key out of logs.</summary>
    public override string ToString() => nameof(IssuedCertificate);
}
