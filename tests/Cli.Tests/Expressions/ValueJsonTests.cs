using System.Text.Json;

namespace Caveat.Cli.Tests.Expressions;

public sealed class ValueJsonTests
{
    [Theory]
    [InlineData("null", "null_type", "null")]
    [InlineData("true", "bool", "true")]
    [InlineData("-9223372036854775808", "int", "-9223372036854775808")]
    [InlineData("18446744073709551615u", "uint", "18446744073709551615")]
    [InlineData("1.0", "double", "1.0")]
    [InlineData("-0.0", "double", "-0.0")]
    [InlineData("1e300", "double", "1E+300")]
    [InlineData("-1.7976931348623157e308", "double", "-1.7976931348623157E+308")]
    [InlineData("5e-324", "double", "5E-324")]
    [InlineData("0.0 / 0.0", "double", "\"NaN\"")]
    [InlineData("1.0 / 0.0", "double", "\"Infinity\"")]
    [InlineData("-1.0 / 0.0", "double", "\"-Infinity\"")]
    [InlineData("'ü\"\\\\\\n'", "string", """
        "ü\"\\\n"
        """)]
    [InlineData("b'\\xff\\x00a'", "bytes", "\"/wBh\"")]
    [InlineData("timestamp('2024-02-29T12:00:00.5+02:00')", "google.protobuf.Timestamp", "\"2024-02-29T10:00:00.5Z\"")]
    [InlineData("duration('1h30m')", "google.protobuf.Duration", "\"5400s\"")]
    [InlineData("[1, 2]", "list", "[1,2]")]
    [InlineData("[]", "list", "[]")]
    [InlineData("{'a': [1.0], 'b': []}", "map", """{"a":[1.0],"b":[]}""")]
    [InlineData("{1: 'a', 2: 'b'}", "map", """{"1":"a","2":"b"}""")]
    [InlineData("{true: 1u}", "map", """{"true":1}""")]
    [InlineData("{dyn(1): 'a', dyn('1'): 'b'}", "map", """[{"key":1,"value":"a"},{"key":"1","value":"b"}]""")]
    [InlineData("type(1)", "type", "\"int\"")]
    [InlineData("type([1])", "type", "\"list\"")]
    [InlineData("optional.of([1])", "optional_type", "[1]")]
    [InlineData("optional.none()", "optional_type", "null")]
    [InlineData("quantity('1500m')", "kubernetes.Quantity", "\"1500m\"")]
    [InlineData("semver('1.2.3-rc.1')", "kubernetes.Semver", "\"1.2.3-rc.1\"")]
    [InlineData("ip('::ffff')", "net.IP", "\"::ffff\"")]
    [InlineData("cidr('10.0.0.0/8')", "net.CIDR", "\"10.0.0.0/8\"")]
    [InlineData("url('https://a.b/c')", "kubernetes.URL", "\"https://a.b/c\"")]
    [InlineData("[quantity('1'), quantity('2')]", "list", """["1","2"]""")]
    public async Task EveryKindOfValueHasAForm(string expression, string type, string value)
    {
        var answer = await Batch.AnswerAsync($"{{\"expr\":{JsonSerializer.Serialize(expression)}}}");
        Assert.StartsWith($"{{\"type\":\"{type}\",\"value\":{value},\"cost\":", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a].map(x, [x, x])", 1)]
    [InlineData("a.map(x, [x, x])", 1)]
    public async Task AValueThatGrowsWithoutEndIsAnError(string start, int elements)
    {
        var expression = start + string.Concat(Enumerable.Repeat(".map(x, [x, x])", 40));
        var vars = $"[{string.Join(',', Enumerable.Repeat("1", elements))}]";
        Assert.Equal(
            """{"stage":"eval","error":"the value is longer than 16777216 bytes as JSON (MaxBytes)"}""",
            await Batch.AnswerAsync($"{{\"expr\":\"{expression}\",\"vars\":{{\"a\":{vars}}}}}"));
    }
}
