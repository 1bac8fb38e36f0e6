using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Caveat.Cluster;

/// <summary>
/// Trusts what a cluster's <c>certificate-authority</c> stands for: the certificate is for the name that was called, and its chain ends at one of the authorities, a root or one in between, as Go's
/// verifier takes them (crypto/x509, VerifyOptions.Roots).
/// </summary>
internal sealed class ServerTrust(X509Certificate2Collection authorities)
{
    // RFC 5280, 4.2.1.12. The same authority signs the certificates of users, whose names are what they asked for.
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    /// <summary>The server's own authorities and no others count, and the name always does.</summary>
    /// <param name="certificate">What the server showed; null for nothing.</param>
    /// <param name="shown">Holds what else it showed.</param>
    /// <param name="errors">What the platform found.</param>
    public bool Accepts(X509Certificate2? certificate, X509Chain? shown, SslPolicyErrors errors) =>
        certificate is not null && (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && IsIssued(certificate, shown);

    private bool IsIssued(X509Certificate2 certificate, X509Chain? shown)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
        // Clusters publish no lists of revoked certificates; kubectl asks for none either.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (shown is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(shown.ChainPolicy.ExtraStore);
        }

        return chain.Build(certificate) || EndsAtOneInBetween(chain);
    }

    // A chain that stops at one that is no root is only "partial", and nothing else may be wrong with it.
    private bool EndsAtOneInBetween(X509Chain chain)
    {
        foreach (var status in chain.ChainStatus)
        {
            if (status.Status != X509ChainStatusFlags.PartialChain)
            {
                return false;
            }
        }

        var last = chain.ChainElements[^1].Certificate;
        foreach (var authority in authorities)
        {
            if (last.RawDataMemory.Span.SequenceEqual(authority.RawDataMemory.Span))
            {
                return true;
            }
        }

        return false;
    }
}
