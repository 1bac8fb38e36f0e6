using Caveat.Cel.Cost;
using Caveat.Cel.Functions;

namespace Caveat.Cel.Tests.Extensions.Kubernetes;

/// <summary>Figures of the API server's own tests of costs (<c>pkg/cel/library/cost_test.go</c>): the estimate's bounds, then what running costs, without optimisation.</summary>
public sealed class ServerCostTests
{
    private const string Ints = "[1, 2, 3, 4, 5]";
    private const string Uints = "[uint(1), uint(2), uint(3), uint(4), uint(5)]";
    private const string Texts = "['012345678901', '012345678901', '012345678901', '012345678901', '012345678901']";
    private const string Bytes = "[bytes('012345678901'), bytes('012345678901'), bytes('012345678901'), bytes('012345678901'), bytes('012345678901')]";
    private const string Durations = "[duration('1s'), duration('2s'), duration('3s'), duration('4s'), duration('5s')]";
    private const string LongText = "'01234567890123456789012345678901234567890123456789'";

    [Theory]
    [InlineData(Ints + ".sum()", 15, 15, 15)]
    [InlineData(Uints + ".sum()", 20, 20, 20)]
    [InlineData(Durations + ".sum()", 20, 20, 20)]
    [InlineData(Ints + ".isSorted()", 15, 15, 15)]
    [InlineData(Texts + ".isSorted()", 15, 25, 15)]
    [InlineData(Bytes + ".max()", 25, 35, 25)]
    [InlineData(Durations + ".min()", 20, 20, 20)]
    [InlineData(Ints + ".indexOf(3)", 15, 15, 15)]
    [InlineData(Texts + ".lastIndexOf('x')", 15, 25, 15)]
    [InlineData(Bytes + ".indexOf(bytes('x'))", 26, 36, 26)]
    [InlineData(LongText + ".indexOf('123')", 5, 5, 5)]
    [InlineData("url('https:://kubernetes.io/').getScheme()", 4, 4, 4)]
    [InlineData("url('https:://kubernetes.io/').getQuery()", 4, 4, 4)]
    [InlineData("ip('192.168.0.1')", 2, 2, 2)]
    [InlineData("ip('2001:db8:3333:4444:5555:6666:7777:8888').isGlobalUnicast()", 5, 5, 5)]
    [InlineData("ip.isCanonical('2001:db8:3333:4444:5555:6666:7777:8888')", 8, 8, 8)]
    [InlineData("cidr('192.168.0.0/16').ip()", 3, 3, 3)]
    [InlineData("cidr('192.168.0.0/16').containsCIDR(cidr('192.0.0.0/30'))", 7, 11, 7)]
    [InlineData("cidr('192.168.0.0/16').containsCIDR('192.0.0.0/30')", 7, 11, 7)]
    [InlineData("cidr('192.168.0.0/16').containsIP(ip('192.0.0.1'))", 4, 7, 4)]
    [InlineData("cidr('192.168.0.0/16').containsIP('192.169.0.1')", 5, 8, 5)]
    [InlineData("cidr('2001:db8::/32').containsIP(ip('2001:db8:3333:4444:5555:6666:7777:8888'))", 7, 10, 7)]
    [InlineData("cidr('2001:db8::/32').containsCIDR('2001:db8::/126')", 7, 11, 7)]
    [InlineData("'ABCDEFGHIJ abcdefghij'.lowerAscii()", 3, 3, 3)]
    [InlineData("'ABCDEFGHIJ abcdefghij'.lowerAscii() == 'abcdefghij ABCDEFGHIJ'.lowerAscii()", 7, 9, 9)]
    [InlineData("strings.quote('ABCDEFGHIJ abcdefghij')", 3, 3, 3)]
    [InlineData("strings.quote('ABCDEFGHIJ abcdefghij') == strings.quote('ABCDEFGHIJ abcdefghij')", 7, 11, 9)]
    [InlineData("'%s and some more text'.format(['a'])", 13, 13, 13)]
    [InlineData("'abc 123 def 123'.replace('', 'x')", 3, 3, 3)]
    [InlineData("'abc 123 def 123'.replace('123', '456', 1)", 3, 3, 3)]
    [InlineData("'abc 123 def 123'.split(' ', 1)", 3, 3, 3)]
    [InlineData("'abc 123 def 123'.substring(5, 8)", 2, 2, 2)]
    [InlineData("'  abc 123 def 123  '.trim()", 2, 2, 2)]
    [InlineData("['aa', 'bb', 'cc', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].join(' ')", 11, 23, 15)]
    [InlineData("['aa', 'bb', 'cc', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].join()", 10, 22, 13)]
    [InlineData("'abc 123 def 123'.find('123')", 2, 2, 2)]
    [InlineData("'abc 123 def 123'.findAll('123', 1)", 2, 2, 2)]
    [InlineData("authorizer.path('/healthz').check('get').allowed()", 350_003, 350_003, 350_003)]
    [InlineData("authorizer.group('apps').resource('deployments').subresource('status').namespace('test').name('backend')", 6, 6, 6)]
    [InlineData("quantity('12Mi')", 1, 1, 1)]
    [InlineData("quantity('200M') == quantity('200M')", 3, 3, 3)]
    [InlineData("quantity('50M').isLessThan(quantity('50Mi'))", 3, 3, 3)]
    [InlineData("quantity('50k').add(20).sub(quantity('100k')).sub(-50000).asInteger() > 0", 7, 7, 7)]
    [InlineData("quantity('50.703k').asApproximateFloat() > 0.0", 3, 3, 3)]
    [InlineData("format.named('dns1123Subdomain').value().validate('my-name')", 34, 34, 17)]
    [InlineData("format.named('dns1123Label').value().validate('my-name')", 34, 34, 10)]
    [InlineData("sets.contains([], [])", 21, 21, 21)]
    [InlineData("sets.contains([1, 2, 3, 4], [2, 3])", 29, 29, 29)]
    [InlineData("sets.contains([dyn(1)], [dyn(1.0), dyn(1)])", 26, 26, 26)]
    [InlineData("sets.equivalent([1, 1], [1])", 25, 25, 25)]
    [InlineData("!sets.equivalent([2, 1], [1])", 26, 26, 26)]
    [InlineData("sets.intersects([1], [1, 2])", 23, 23, 23)]
    [InlineData("!sets.intersects([1], [])", 22, 22, 22)]
    public void CostsWhatTheServerSays(string expression, ulong min, ulong max, long run)
    {
        Assert.Equal(new Estimate(min, max), CostEstimator.Of(ExtensionExpressions.Checked(expression), TwelveCharacters.Instance));
        Assert.Equal(run, ExtensionExpressions.UnoptimizedCostOf(expression));
    }
}
