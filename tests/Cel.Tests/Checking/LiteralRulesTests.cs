using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Types;

namespace Caveat.Cel.Tests.Checking;

public sealed class LiteralRulesTests
{
    [Theory]
    [InlineData("duration('1h')", "google.protobuf.Duration")]
    [InlineData("timestamp('2026-01-01T00:00:00Z')", "google.protobuf.Timestamp")]
    [InlineData("s.matches('^a+$')", "bool")]
    [InlineData("matches(s, '^a+$')", "bool")]
    [InlineData("duration(s)", "google.protobuf.Duration")]
    [InlineData("duration(dyn('x'))", "google.protobuf.Duration")]
    [InlineData("int('x')", "int")]
    public void LeavesAloneWhatMaySucceed(string expression, string type) => Assert.Equal(type, Outcome(expression, validates: true));

    [Theory]
    [InlineData("duration('1x')", "test:1:10: this literal can only fail: ")]
    [InlineData("[1].map(x, {x: timestamp('yesterday')})", "test:1:26: this literal can only fail: ")]
    [InlineData("s.matches('(')", "test:1:11: this literal can only fail: ")]
    [InlineData("has({'a': 1}.a) && matches(s, '[')", "test:1:31: this literal can only fail: ")]
    public void RefusesWhatCanOnlyFailAsTheApiServerDoes(string expression, string start)
    {
        Assert.StartsWith(start, Outcome(expression, validates: true), StringComparison.Ordinal);
        Assert.DoesNotContain("literal", Outcome(expression, validates: false), StringComparison.Ordinal);
    }

    private static string Outcome(string expression, bool validates) => CheckerTests.Outcome(
        CelEnvironment.Create(new EnvironmentOptions
        {
            Libraries = [StandardLibrary.Instance],
            ValidatesLiterals = validates,
            Variables = [new("s", CelType.String)],
        }),
        expression);
}
