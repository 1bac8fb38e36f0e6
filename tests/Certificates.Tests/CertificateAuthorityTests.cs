using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Caveat.Certificates.Tests;

public sealed class CertificateAuthorityTests
{
    [Fact]
    public void IssuesAServerCertificateForItsNamesAndAddressesOnly()
    {
        using var authority = CertificateAuthority.Create("test", TimeProvider.System);
        using var server = authority.IssueServer("webhook", ["caveat.caveat.svc"], [IPAddress.Loopback, IPAddress.IPv6Loopback]).ToX509();
        Assert.True(IsTrusted(server, authority));
        Assert.True(server.HasPrivateKey);
        Assert.True(server.MatchesHostname("caveat.caveat.svc"));
        Assert.True(server.MatchesHostname("127.0.0.1"));
        Assert.True(server.MatchesHostname("::1"));
        Assert.False(server.MatchesHostname("webhook", allowCommonName: false));
    }

    [Fact]
    public void NamesTheUserAndEachGroupOfAClient()
    {
        using var authority = CertificateAuthority.Create("test", TimeProvider.System);
        var user = "system:serviceaccount:a-namespace-with-a-long-name-of-sixty-three-characters-0000000000:the-operator";
        using var client = authority.IssueClient(user, ["system:serviceaccounts", "a, b=c"]).ToX509();
        List<string?> values = [];
        foreach (var part in client.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            values.Add(part.GetSingleElementValue());
        }

        values.Sort(StringComparer.Ordinal);
        Assert.Equal(["a, b=c", user, "system:serviceaccounts"], values);
    }

    [Fact]
    public void IsTheSameAfterAWayThroughPem()
    {
        using var made = CertificateAuthority.Create("test", TimeProvider.System);
        using var read = CertificateAuthority.FromPem(made.CertificatePem, made.KeyPem, TimeProvider.System);
        using var client = read.IssueClient("alice", []).ToX509();
        Assert.True(IsTrusted(client, made));
        Assert.Equal(made.CertificatePem, read.CertificatePem);
    }

    [Fact]
    public void DoesNotTrustAnotherOfTheSameName()
    {
        using var one = CertificateAuthority.Create("test", TimeProvider.System);
        using var other = CertificateAuthority.Create("test", TimeProvider.System);
        using var client = other.IssueClient("alice", []).ToX509();
        Assert.False(IsTrusted(client, one));
    }

    [Fact]
    public void RefusesTextThatHoldsNoCertificate()
    {
        using var made = CertificateAuthority.Create("test", TimeProvider.System);
        Assert.Throws<CryptographicException>(() => CertificateAuthority.FromPem("nothing", made.KeyPem, TimeProvider.System));
        Assert.Throws<ArgumentException>(() => CertificateAuthority.FromPem(made.CertificatePem, "nothing", TimeProvider.System));
    }

    [Fact]
    public void NoCertificateOutlivesItsAuthority()
    {
        using var old = CertificateAuthority.Create("test", new FixedClock(TimeProvider.System.GetUtcNow() - CertificateAuthority.AuthorityLifetime + TimeSpan.FromDays(2)));
        using var now = CertificateAuthority.FromPem(old.CertificatePem, old.KeyPem, TimeProvider.System);
        using var authority = X509Certificate2.CreateFromPem(old.CertificatePem);
        using var client = now.IssueClient("alice", []).ToX509();
        Assert.Equal(authority.NotAfter, client.NotAfter);
    }

    private static bool IsTrusted(X509Certificate2 certificate, CertificateAuthority authority)
    {
        using var root = X509Certificate2.CreateFromPem(authority.CertificatePem);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        return chain.Build(certificate);
    }
}
