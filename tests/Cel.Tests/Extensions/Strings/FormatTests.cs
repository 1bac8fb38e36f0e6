namespace Caveat.Cel.Tests.Extensions.Strings;

public sealed class FormatTests
{
    [Theory]
    [InlineData("''.format([])", "\"\"")]
    [InlineData("'%%'.format([])", "\"%\"")]
    [InlineData("'%s'.format([])", "error: index 0 out of range")]
    [InlineData("'%'.format([1])", "error: unexpected end of string")]
    [InlineData("'%q'.format([1])", "error: could not parse formatting clause: unrecognized formatting clause \"q\"")]
    [InlineData("'%.f'.format([1.0])", "error: could not parse formatting clause: error while parsing precision: error while converting precision to integer: strconv.Atoi: parsing \"\": invalid syntax")]
    [InlineData("'%.3'.format([1.0])", "error: could not parse formatting clause: error while parsing precision: could not find end of precision specifier")]
    [InlineData("'%.1001f'.format([1.0])", "error: could not parse formatting clause: error while parsing precision: precision 1001 exceeds maximum allowed precision 1000")]
    [InlineData("'%d %d'.format([1, 2u])", "\"1 2\"")]
    [InlineData("'%f'.format([1])", "error: error during formatting: fixed-point clause can only be used on doubles, was given int")]
    [InlineData("'%.3f'.format([-1234567.8916])", "\"-1,234,567.892\"")]
    [InlineData("'%f %e'.format(['NaN', '-Infinity'])", "\"NaN -∞\"")]
    [InlineData("'%.2e'.format([0.00012345])", "\"1.23\u202f×\u202f10⁻⁰⁴\"")]
    [InlineData("'%b %b %b'.format([true, 5u, -5])", "\"1 101 -101\"")]
    [InlineData("'%x %X %x'.format([-255, b'\\xff', 'é'])", "\"-ff FF c3a9\"")]
    [InlineData("'%o'.format(['a'])", "error: error during formatting: octal clause can only be used on integers, was given string")]
    [InlineData("'%s %s %s'.format([null, true, int])", "\"null true int\"")]
    [InlineData("'%s'.format([1e20])", "\"1e+20\"")]
    [InlineData("'%s'.format([duration('1h1.5s')])", "\"3601.5s\"")]
    [InlineData("'%s'.format([[duration('1s'), timestamp('2025-01-01T00:00:00Z'), b'a', \"q'\"]])", "\"[duration(\\\"1s\\\"), timestamp(\\\"2025-01-01T00:00:00Z\\\"), b\\\"a\\\", \\\"q'\\\"]\"")]
    [InlineData("'%s'.format([{'b': 1, 'a': [1.5]}])", "\"{\\\"a\\\":[1.500000], \\\"b\\\":1}\"")]
    public void KubernetesFormatsAsVersion2Does(string expression, string result) => Assert.Equal(result, ExtensionExpressions.Evaluate(expression));

    [Theory]
    [InlineData("'%d %d %d'.format([1, 2u, 1.5])", "\"1 2 1.5\"")]
    [InlineData("'%.1f %.1f'.format([1, 2u])", "\"1.0 2.0\"")]
    [InlineData("'%e'.format([12345.0])", "\"1.234500e+04\"")]
    [InlineData("'%s %s'.format([[1.0, 'a', b'b'], {1: 'x', 'k': null}])", "\"[1, a, b] {1: x, k: null}\"")]
    [InlineData("'%s'.format([double('NaN')])", "\"NaN\"")]
    [InlineData("'%x'.format([1.5])", "error: error during formatting: only ints, uints, bytes, and strings can be formatted as hex, was given double")]
    public void Version4FormatsAsTheSpecificationDoes(string expression, string result) => Assert.Equal(result, ExtensionExpressions.EvaluateOthers(expression));

    [Theory]
    [InlineData("'é😀x'.indexOf('x')", "2")]
    [InlineData("'é😀x'.charAt(1)", "\"😀\"")]
    [InlineData("'é😀x'.substring(1, 2)", "\"😀\"")]
    [InlineData("'é😀x'.lastIndexOf('😀', 1)", "1")]
    [InlineData("'abc'.indexOf('', 99)", "99")]
    [InlineData("'ababa'.lastIndexOf('aba')", "2")]
    [InlineData("'a,b,'.split(',')", "[\"a\", \"b\", \"\"]")]
    [InlineData("'abc'.split('', 2)", "[\"a\", \"bc\"]")]
    [InlineData("'aaa'.replace('a', 'bb', 2)", "\"bbbba\"")]
    [InlineData("'\\u00a0\\u2003x\\u200b\\u3000'.trim()", "\"x\u200b\"")]
    [InlineData("'abc'.substring(3)", "\"\"")]
    [InlineData("'abc'.substring(1, 4)", "error: index out of range: 4")]
    public void StringsAreByCodePoint(string expression, string result) => Assert.Equal(result, ExtensionExpressions.Evaluate(expression));

}
