using System.Text;

namespace Caveat.Certificates;

/// <summary>All that the replicas of a server share: who signs, who is trusted, and what they serve with. Immutable.</summary>
/// <param name="Signing">Signed the serving certificate.</param>
/// <param name="Next">Will sign the next ones; trusted already. Null outside of a rotation.</param>
/// <param name="PreviousPem">Certificate of the authority before; trusted still. Null outside of a rotation.</param>
/// <param name="Serving">The certificate in use.</param>
public sealed record RotatedCertificates(AuthorityPem Signing, AuthorityPem? Next, string? PreviousPem, IssuedCertificate Serving)
{
    /// <summary>What clients are told to trust: the <c>caBundle</c> of a webhook, one to three certificates.</summary>
    public string TrustedPem
    {
        get
        {
            var bundle = new StringBuilder();
            AppendLine(bundle, Signing.CertificatePem);
            AppendLine(bundle, Next?.CertificatePem);
            AppendLine(bundle, PreviousPem);
            return bundle.ToString();
        }
    }

    /// <summary>Keeps private keys out of logs.</summary>
    public override string ToString() => nameof(RotatedCertificates);

    private static void AppendLine(StringBuilder bundle, string? pem)
    {
        if (pem is not null)
        {
            bundle.Append(pem.AsSpan().Trim()).Append('\n');
        }
    }
}
