using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Caveat.Webhook.Tls;

/// <summary>Which clients get a connection: those with a certificate of an authority, and where names are given, of one of these.</summary>
internal sealed class ClientTrust
{
    // RFC 5280, 4.2.1.12, and X.520, 5.2.2.
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string CommonName = "2.5.4.3";

    private readonly X509Certificate2Collection _authorities;
    private readonly IReadOnlyList<string> _names;

    private ClientTrust(X509Certificate2Collection authorities, IReadOnlyList<string> names)
    {
        _authorities = authorities;
        _names = names;
    }

    public int AuthorityCount => _authorities.Count;

    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="CryptographicException">It holds no certificate.</exception>
    public static ClientTrust Load(string authorityFile, IReadOnlyList<string> names)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(authorityFile);
        return authorities.Count > 0 ? new ClientTrust(authorities, names) : throw new CryptographicException($"{authorityFile} holds no certificate");
    }

    /// <summary>Makes a handshake ask for a certificate, and fail without a good one.</summary>
    public void Require(SslServerAuthenticationOptions options)
    {
        options.ClientCertificateRequired = true;
        options.CertificateChainPolicy = Policy();
        options.RemoteCertificateValidationCallback = (_, certificate, _, errors) => errors == SslPolicyErrors.None && certificate is X509Certificate2 client && IsNamed(client);
    }

    // One a connection: a handshake writes into it.
    private X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        policy.CustomTrustStore.AddRange(_authorities);
        policy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        return policy;
    }

    private bool IsNamed(X509Certificate2 client)
    {
        foreach (var name in _names)
        {
            if (HasCommonName(client, name) || HasDnsName(client, name))
            {
                return true;
            }
        }

        return _names.Count == 0;
    }

    private static bool HasCommonName(X509Certificate2 client, string name)
    {
        foreach (var part in client.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            if (!part.HasMultipleElements && part.GetSingleElementType().Value == CommonName && part.GetSingleElementValue() == name)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasDnsName(X509Certificate2 client, string name)
    {
        foreach (var extension in client.Extensions)
        {
            if (extension is not X509SubjectAlternativeNameExtension alternatives)
            {
                continue;
            }

            foreach (var dnsName in alternatives.EnumerateDnsNames())
            {
                if (string.Equals(dnsName, name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
