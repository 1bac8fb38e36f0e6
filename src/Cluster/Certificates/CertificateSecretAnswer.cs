using Caveat.Certificates;

namespace Caveat.Cluster.Certificates;

/// <summary>What a Secret holds, or why that is not known.</summary>
/// <param name="Certificates">Null on failure.</param>
/// <param name="Failure">A clause for people; null on success.</param>
public sealed record CertificateSecretAnswer(RotatedCertificates? Certificates, string? Failure)
{
    internal static CertificateSecretAnswer Of(RotatedCertificates certificates) => new(certificates, null);

    internal static CertificateSecretAnswer Failed(string failure) => new(null, failure);
}
