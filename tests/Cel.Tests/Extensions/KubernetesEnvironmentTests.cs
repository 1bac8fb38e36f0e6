using Caveat.Cel.Extensions;
using Caveat.Cel.Functions.Standard;
using Caveat.Text;

namespace Caveat.Cel.Tests.Extensions;

public sealed class KubernetesEnvironmentTests
{
    /// <summary>Kept by hand: nobody adds a function to a release that has shipped without this list saying so.</summary>
    [Theory]
    [InlineData("1.0", "charAt find findAll getEscapedPath getHost getHostname getPort getQuery getScheme indexOf isSorted isURL join lastIndexOf lowerAscii max min replace split substring sum trim upperAscii url")]
    [InlineData("1.27", "allowed check error errored group name namespace path reason resource serviceAccount subresource")]
    [InlineData("1.28", "add asApproximateFloat asInteger compareTo isGreaterThan isInteger isLessThan isQuantity quantity sign sub")]
    [InlineData("1.29", "format sets.contains sets.equivalent sets.intersects strings.quote")]
    [InlineData("1.30", "cidr containsCIDR containsIP family ip ip.isCanonical isCIDR isGlobalUnicast isIP isLinkLocalMulticast isLinkLocalUnicast isLoopback isUnspecified masked prefixLength string")]
    [InlineData("1.31", "fieldSelector format.byte format.date format.datetime format.dns1035Label format.dns1035LabelPrefix format.dns1123Label format.dns1123LabelPrefix format.dns1123Subdomain "
        + "format.dns1123SubdomainPrefix format.labelValue format.named format.qualifiedName format.uri format.uuid labelSelector validate")]
    [InlineData("1.32", "cel.@mapInsert jsonpatch.escapeKey")]
    [InlineData("1.33", "isSemver major minor patch semver")]
    [InlineData("1.34", "@sortByAssociatedKeys distinct first flatten last lists.range reverse slice sort")]
    [InlineData("1.35", "")]
    [InlineData("1.36", "")]
    public void EachReleaseHasTheFunctionsThatItIntroduced(string version, string functions)
    {
        Assert.True(KubernetesVersion.TryParse(version, out var release));
        var before = release.Minor == 0 ? [] : Names(new KubernetesVersion(1, release.Minor - 1));
        Assert.Equal(functions, string.Join(' ', Names(release).Except(before).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void NoReleaseTakesAFunctionAway()
    {
        for (var minor = 1; minor <= KubernetesVersion.Latest.Minor; minor++)
        {
            Assert.Empty(Names(new KubernetesVersion(1, minor - 1)).Except(Names(new KubernetesVersion(1, minor))));
        }
    }

    [Theory]
    [InlineData("'a'.format([])", "1.28", false)]
    [InlineData("'a'.format([])", "1.29", true)]
    [InlineData("[1].sort()", "1.33", false)]
    [InlineData("[1].sort()", "1.34", true)]
    [InlineData("math.abs(1)", "1.36", false)]
    [InlineData("base64.encode(b'a')", "1.36", false)]
    [InlineData("cel.bind(x, 1, x)", "1.36", false)]
    [InlineData("'a'.reverse()", "1.36", false)]
    [InlineData("jsonpatch.escapeKey('a')", "1.36", false)]
    public void AnExpressionCompilesWhereItsFunctionsAre(string expression, string version, bool compiles)
    {
        Assert.True(KubernetesVersion.TryParse(version, out var release));
        var environment = ExtensionExpressions.Create([StandardLibrary.Instance, .. KubernetesEnvironment.Libraries(release)]);
        Assert.Equal(compiles, environment.Compile(new SourceText("<input>", expression)).Program is not null);
    }

    /// <summary>An index of an optional of unknown type may be that of a list or of a map, so what it gives is of unknown type; only the argument of orValue says then what that is, as in cel-go.</summary>
    [Theory]
    [InlineData("{'a': dyn([1])}.?a.orValue(null) == 1", true)]
    [InlineData("{'a': dyn([1])}.?a[?0].orValue(null) == 1", false)]
    [InlineData("{'a': dyn([1])}.?a[?0].orValue(dyn(null)) == 1", true)]
    public void WhatStandsInForAnIndexOfUnknownTypeGivesItsType(string expression, bool compiles)
    {
        var environment = ExtensionExpressions.Create([StandardLibrary.Instance, OptionalLibrary.Instance]);
        Assert.Equal(compiles, environment.Compile(new SourceText("<input>", expression)).Program is not null);
    }

    [Fact]
    public void OptionsComeWithTheirReleases()
    {
        Assert.Equal(new KubernetesOptions(true, false, false, false), KubernetesEnvironment.Options(new KubernetesVersion(1, 27)));
        Assert.Equal(new KubernetesOptions(true, true, true, false), KubernetesEnvironment.Options(new KubernetesVersion(1, 28)));
        Assert.Equal(new KubernetesOptions(true, true, true, true), KubernetesEnvironment.Options(KubernetesVersion.Latest));
    }

    [Theory]
    [InlineData("1 < 1.5", "1.27", false)]
    [InlineData("1u >= 1", "1.27", false)]
    [InlineData("1 < 2 && 1u <= 2u && 1.0 > 0.5 && 'b' >= 'a'", "1.27", true)]
    [InlineData("1 < 1.5", "1.28", true)]
    [InlineData("1u >= 1", "1.28", true)]
    public void ComparisonsOfNumbersAcrossTypesCameWith128(string expression, string version, bool compiles)
    {
        Assert.True(KubernetesVersion.TryParse(version, out var release));
        var environment = ExtensionExpressions.Create([KubernetesEnvironment.Standard(release)]);
        Assert.Equal(compiles, environment.Compile(new SourceText("<input>", expression)).Program is not null);
    }

    [Theory]
    [InlineData("v1.33.2", "1.33")]
    [InlineData("1.36", "1.36")]
    [InlineData("1", null)]
    [InlineData("1.x", null)]
    [InlineData("1.2.3.4", null)]
    public void ReadsVersions(string text, string? version) =>
        Assert.Equal(version, KubernetesVersion.TryParse(text, out var parsed) ? parsed.ToString() : null);

    private static HashSet<string> Names(KubernetesVersion version) =>
        KubernetesEnvironment.MutationLibraries(version).SelectMany(l => l.Functions).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
}
