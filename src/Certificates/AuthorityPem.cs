namespace Caveat.Certificates;

/// <summary>An authority as it is kept, both parts PEM.</summary>
/// <param name="CertificatePem">What clients trust.</param>
/// <param name="KeyPem">PKCS #8, not encrypted.</param>
public sealed record AuthorityPem(string CertificatePem, string KeyPem)
{
    /// <summary>Keeps a private key out of logs.</summary>
    public override string ToString() => nameof(AuthorityPem);
}
