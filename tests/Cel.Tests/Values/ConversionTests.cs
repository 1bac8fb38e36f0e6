using Caveat.Cel.Tests.Evaluation;

namespace Caveat.Cel.Tests.Values;

public sealed class ConversionTests
{
    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("0.5", "0.5")]
    [InlineData("-0.0001", "-0.0001")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("123456.0", "123456")]
    [InlineData("999999.0", "999999")]
    [InlineData("1000000.0", "1e+06")]
    [InlineData("1234567.0", "1.234567e+06")]
    [InlineData("1e100", "1e+100")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("double('-0')", "-0")]
    [InlineData("double('NaN')", "NaN")]
    [InlineData("double('-inf')", "-Inf")]
    public void PrintsDoublesAsGo(string expression, string text) =>
        Assert.Equal($"\"{text}\"", Expressions.Evaluate($"string({expression})"));

    [Theory]
    [InlineData("int('9223372036854775807')", "9223372036854775807")]
    [InlineData("int('-9223372036854775808')", "-9223372036854775808")]
    [InlineData("int('9223372036854775808')", "error: type conversion error from 'string' to 'int'")]
    [InlineData("int('+7')", "7")]
    [InlineData("int('007')", "7")]
    [InlineData("int('')", "error: type conversion error from 'string' to 'int'")]
    [InlineData("int(' 7')", "error: type conversion error from 'string' to 'int'")]
    [InlineData("int('7.0')", "error: type conversion error from 'string' to 'int'")]
    [InlineData("int('1,000')", "error: type conversion error from 'string' to 'int'")]
    [InlineData("int(1e19)", "error: integer overflow")]
    [InlineData("int(double('NaN'))", "error: integer overflow")]
    [InlineData("int(18446744073709551615u)", "error: integer overflow")]
    [InlineData("uint('18446744073709551615')", "18446744073709551615u")]
    [InlineData("uint(-1.5)", "error: unsigned integer overflow")]
    [InlineData("uint('-1')", "error: type conversion error from 'string' to 'uint'")]
    [InlineData("double('1_000')", "error: type conversion error from 'string' to 'double'")]
    [InlineData("double('1e999')", "error: type conversion error from 'string' to 'double'")]
    [InlineData("double('.5')", "0.5")]
    [InlineData("bool('yes')", "error: type conversion error from 'string' to 'bool'")]
    [InlineData(@"string(b'\xff')", "error: invalid UTF-8 in bytes, cannot convert to string")]
    public void ConvertsWithTheErrorsOfTheSpecification(string expression, string result) =>
        Assert.Equal(result, Expressions.Evaluate(expression));

    [Theory]
    [InlineData("1h30m", "5400s")]
    [InlineData("-1.5s", "-1.5s")]
    [InlineData("100ms", "0.1s")]
    [InlineData("1us", "0.000001s")]
    [InlineData("1µs", "0.000001s")]
    [InlineData("3ns", "0.000000003s")]
    [InlineData(".5h", "1800s")]
    [InlineData("0", "0s")]
    [InlineData("+5s", "5s")]
    [InlineData("2562047h47m16.854775807s", "9223372036.854776s")]
    [InlineData("2562047h47m16.854775808s", null)]
    [InlineData("1", null)]
    [InlineData("1d", null)]
    [InlineData("", null)]
    [InlineData("s", null)]
    [InlineData(".s", null)]
    [InlineData("-", null)]
    [InlineData("1s ", null)]
    public void ReadsDurationsAsGo(string text, string? seconds) => Assert.Equal(
        seconds is null ? "error: type conversion error from 'string' to 'google.protobuf.Duration'" : $"duration(\"{seconds}\")",
        Expressions.Evaluate($"duration('{text}')"));

    [Theory]
    [InlineData("2009-02-13T23:31:30Z", "2009-02-13T23:31:30Z")]
    [InlineData("2009-02-13T23:31:30.123456789Z", "2009-02-13T23:31:30.123456789Z")]
    [InlineData("2009-02-13T23:31:30.50+01:00", "2009-02-13T22:31:30.5Z")]
    [InlineData("2024-02-29T00:00:00-08:00", "2024-02-29T08:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z")]
    public void ReadsTimestampsAsGo(string text, string printed) =>
        Assert.Equal($"timestamp(\"{printed}\")", Expressions.Evaluate($"timestamp('{text}')"));

    [Theory]
    [InlineData("2023-02-29T00:00:00Z")]
    [InlineData("2023-13-01T00:00:00Z")]
    [InlineData("2023-01-01T24:00:00Z")]
    [InlineData("2023-01-01 00:00:00Z")]
    [InlineData("2023-01-01T00:00:00")]
    [InlineData("2023-01-01T00:00:00.Z")]
    [InlineData("2023-01-01")]
    [InlineData("")]
    public void RefusesOtherTimestamps(string text) => Assert.Equal(
        "error: type conversion error from 'string' to 'google.protobuf.Timestamp'",
        Expressions.Evaluate($"timestamp('{text}')"));

    [Theory]
    [InlineData("timestamp('0000-12-31T23:59:59Z')", "error: timestamp overflow")]
    [InlineData("timestamp('9999-12-31T23:59:59-01:00')", "error: timestamp overflow")]
    [InlineData("timestamp(253402300800)", "error: timestamp overflow")]
    [InlineData("timestamp('0001-01-01T00:00:00Z') - timestamp('9999-12-31T23:59:59Z')", "error: duration overflow")]
    [InlineData("duration('2562047h') + duration('2562047h')", "error: duration overflow")]
    [InlineData("timestamp(0).getHours('Nowhere/Land')", "error: unknown time zone Nowhere/Land")]
    [InlineData("timestamp(0).getHours('../../etc/passwd')", "error: unknown time zone ../../etc/passwd")]
    [InlineData("timestamp(0).getHours('99:99')", "error: unknown time zone 99:99")]
    [InlineData("timestamp('2023-07-01T00:00:00Z').getHours('Europe/Berlin')", "2")]
    [InlineData("timestamp('2023-01-01T00:00:00Z').getHours('Europe/Berlin')", "1")]
    [InlineData("timestamp('2023-01-01T00:00:00Z').getDate('-02:30')", "31")]
    [InlineData("timestamp('2023-01-01T00:00:00Z').getMinutes('-02:30')", "30")]
    [InlineData("timestamp('0001-01-01T00:00:00Z').getFullYear('-01:00')", "1")]
    public void KeepsToTheRangeOfTime(string expression, string result) => Assert.Equal(result, Expressions.Evaluate(expression));
}
