using System.Security.Cryptography.X509Certificates;
using CsCheck;

namespace Caveat.Certificates.Tests;

public sealed class CertificateRotationTests
{
    private static readonly string[] Hosts = ["caveat.caveat-system.svc", "127.0.0.1"];
    private static readonly RotationTerms Terms = new();

    private readonly MovableClock _clock = new();

    [Fact]
    public void MakesWhatIsMissing()
    {
        var made = Rotation().Next(null);
        Assert.Equal((null, null), (made.Next, made.PreviousPem));
        Assert.True(Trusts(made.TrustedPem, made.Serving));
        using var serving = made.Serving.ToX509();
        Assert.True(serving.MatchesHostname("caveat.caveat-system.svc") && serving.MatchesHostname("127.0.0.1"));
    }

    [Fact]
    public void LeavesAloneWhatIsSound()
    {
        var made = Rotation().Next(null);
        _clock.Now += (Terms.LeafLifetime * (2.0 / 3)) - TimeSpan.FromMinutes(1);
        Assert.Same(made, Rotation().Next(made));
    }

    [Fact]
    public void RenewsTheServingCertificateWhenTwoThirdsOfItAreOver()
    {
        var made = Rotation().Next(null);
        _clock.Now += Terms.LeafLifetime * (2.0 / 3);
        var renewed = Rotation().Next(made);
        Assert.Equal(made.TrustedPem, renewed.TrustedPem);
        Assert.NotEqual(made.Serving, renewed.Serving);
    }

    [Fact]
    public void TheAuthorityIsReplacedInThreeSteps()
    {
        var made = Rotation().Next(null);
        _clock.Now += Terms.AuthorityLifetime * (2.0 / 3) - TimeSpan.FromDays(50);
        made = made with { Serving = Issued(made.Signing) };
        _clock.Now += TimeSpan.FromDays(50);
        var announced = Rotation().Next(made);
        Assert.Equal((made.Signing, made.Serving), (announced.Signing, announced.Serving));
        Assert.NotNull(announced.Next);
        _clock.Now += Terms.Overlap - TimeSpan.FromMinutes(1);
        Assert.Same(announced, Rotation().Next(announced));
        _clock.Now += TimeSpan.FromMinutes(1);
        var switched = Rotation().Next(announced);
        Assert.Equal((announced.Next, null, made.Signing.CertificatePem), (switched.Signing, switched.Next, switched.PreviousPem));
        _clock.Now += Terms.Overlap;
        var done = Rotation().Next(switched);
        Assert.Equal(switched with { PreviousPem = null }, done);
    }

    [Fact]
    public void AnotherHostIsNamedByAnotherCertificate()
    {
        var made = Rotation().Next(null);
        var other = new CertificateRotation("caveat", [.. Hosts, "other"], Terms, _clock).Next(made);
        Assert.Equal(made.Signing, other.Signing);
        using var serving = other.Serving.ToX509();
        Assert.True(serving.MatchesHostname("other"));
    }

    [Theory]
    [InlineData("no PEM", null, null)]
    [InlineData(null, "no PEM", null)]
    [InlineData(null, null, "no PEM")]
    public void WhatCanNotBeReadIsReplaced(string? signing, string? serving, string? previous)
    {
        var made = Rotation().Next(null);
        var broken = made with
        {
            Signing = signing is null ? made.Signing : made.Signing with { KeyPem = signing },
            Serving = serving is null ? made.Serving : made.Serving with { CertificatePem = serving },
            PreviousPem = previous,
        };
        var mended = Rotation().Next(broken);
        Assert.NotEqual(made.Signing, mended.Signing);
        Assert.True(Trusts(mended.TrustedPem, mended.Serving));
    }

    [Fact]
    public void ACertificateOfAStrangerIsReplaced()
    {
        var (made, stranger) = (Rotation().Next(null), Rotation().Next(null));
        var mended = Rotation().Next(made with { Serving = stranger.Serving });
        Assert.True(Trusts(mended.TrustedPem, mended.Serving));
    }

    /// <summary>However seldom the rotation is asked: who was told of the authorities an overlap ago still trusts the certificate in use, unless all of it had expired.</summary>
    [Fact]
    public void WhoWasToldAnOverlapAgoTrustsWhatIsServed() => Gen.Int[1, 400].Array[40].Sample(
        pauses =>
        {
            var clock = new MovableClock();
            var rotation = new CertificateRotation("caveat", Hosts, Terms, clock);
            var current = rotation.Next(null);
            foreach (var hours in pauses)
            {
                clock.Now += TimeSpan.FromHours(hours);
                var told = current.TrustedPem;
                current = rotation.Next(current);
                Assert.True(Trusts(told, current.Serving));
                Assert.True(Trusts(current.TrustedPem, current.Serving));
                using var serving = current.Serving.ToX509();
                Assert.True(serving.NotAfter.ToUniversalTime() > clock.Now.UtcDateTime);
            }
        },
        iter: 8);

    [Fact]
    public void AfterYearsWithoutAnybodyThereIsAStartAnew()
    {
        var made = Rotation().Next(null);
        _clock.Now += TimeSpan.FromDays(1000);
        var anew = Rotation().Next(made);
        Assert.NotEqual(made.Signing, anew.Signing);
        Assert.Equal((null, null), (anew.Next, anew.PreviousPem));
    }

    [Fact]
    public void KeysStayOutOfTexts() => Assert.DoesNotContain("PRIVATE", $"{Rotation().Next(null)}", StringComparison.Ordinal);

    private CertificateRotation Rotation() => new("caveat", Hosts, Terms, _clock);

    private IssuedCertificate Issued(AuthorityPem by)
    {
        using var authority = CertificateAuthority.FromPem(by.CertificatePem, by.KeyPem, _clock);
        return authority.IssueServer("caveat", ["caveat.caveat-system.svc"], [System.Net.IPAddress.Loopback], Terms.LeafLifetime);
    }

    private static bool Trusts(string bundle, IssuedCertificate leaf)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPem(bundle);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        using var certificate = X509Certificate2.CreateFromPem(leaf.CertificatePem);
        return chain.Build(certificate);
    }
}
