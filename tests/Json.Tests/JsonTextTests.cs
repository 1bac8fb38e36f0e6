using System.Diagnostics;
using System.Text;

namespace Caveat.Json;

public sealed class JsonTextTests
{
    // No speed is asserted: what has no bound takes minutes, or never ends.
    private static readonly TimeSpan HangBound = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("null", "Null")]
    [InlineData("true", "True")]
    [InlineData(" \t\r\nfalse \n", "False")]
    [InlineData("0", "int 0")]
    [InlineData("-0", "int 0")]
    [InlineData("-12", "int -12")]
    [InlineData("9223372036854775807", "int 9223372036854775807")]
    [InlineData("-9223372036854775808", "int -9223372036854775808")]
    [InlineData("9223372036854775808", "float 9.223372036854776E+18")]
    [InlineData("-9223372036854775809", "float -9.223372036854776E+18")]
    [InlineData("18446744073709551616", "float 1.8446744073709552E+19")]
    [InlineData("123456789012345678901234567890", "float 1.2345678901234568E+29")]
    [InlineData("1.0", "float 1")]
    [InlineData("1e3", "float 1000")]
    [InlineData("-2.5E-3", "float -0.0025")]
    [InlineData("-0.0", "float -0")]
    [InlineData("\"\"", "''")]
    [InlineData("\"a\"", "'a'")]
    [InlineData("\"ä €\U0001F600\"", "'ä €\U0001F600'")]
    [InlineData("\"\\u00e4\\ud83d\\ude00\\u20AC\"", "'ä\U0001F600€'")]
    [InlineData("\"a\\\"b\\\\c\\/d\\b\\f\\n\\r\\te\"", "'a\"b\\c/d\b\f\n\r\te'")]
    [InlineData("\"0123456789abcdef\\n0123456789abcdef0123456789abcdef\\t\"", "'0123456789abcdef\n0123456789abcdef0123456789abcdef\t'")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("[ ]", "[]")]
    [InlineData("{ }", "{}")]
    [InlineData("[1,[2,[]],{}]", "[int 1, [int 2, []], {}]")]
    [InlineData("{\"a\":{\"b\":[null,\"x\"]},\"\":1,\"\\u0062\":2}", "{a: {b: [Null, 'x']}, : int 1, b: int 2}")]
    public void ReadsWhatIsWritten(string json, string expected) => Assert.Equal(expected, TestText.Show(TestText.Read(json)));

    [Theory]
    [InlineData("", JsonErrorCode.Truncated, "the text is empty; expected a JSON value")]
    [InlineData("  ", JsonErrorCode.Truncated, "byte 2: the text ends in the middle of a value")]
    [InlineData("[1,", JsonErrorCode.Truncated, "byte 3: the text ends in the middle of a value")]
    [InlineData("{\"a\"", JsonErrorCode.Truncated, "byte 4: the text ends in the middle of a value")]
    [InlineData("{\"a\":", JsonErrorCode.Truncated, "byte 5: the text ends in the middle of a value")]
    [InlineData("\"abc", JsonErrorCode.Truncated, "byte 4: the text ends in the middle of a value")]
    [InlineData("\"abc\\", JsonErrorCode.Truncated, "byte 5: the text ends in the middle of a value")]
    [InlineData("\"abc\\u00", JsonErrorCode.Truncated, "byte 8: the text ends in the middle of a value")]
    [InlineData("tru", JsonErrorCode.Truncated, "byte 3: the text ends in the middle of a value")]
    [InlineData("-", JsonErrorCode.Truncated, "byte 1: the text ends in the middle of a value")]
    [InlineData("1.", JsonErrorCode.Truncated, "byte 2: the text ends in the middle of a value")]
    [InlineData("1e+", JsonErrorCode.Truncated, "byte 3: the text ends in the middle of a value")]
    [InlineData("trux", JsonErrorCode.Unexpected, "byte 3: 'x' can't stand here; expected the value true")]
    [InlineData("nul]", JsonErrorCode.Unexpected, "byte 3: ']' can't stand here; expected the value null")]
    [InlineData("'a'", JsonErrorCode.Unexpected, "byte 0: ''' can't stand here; expected a value")]
    [InlineData("[1 2]", JsonErrorCode.Unexpected, "byte 3: '2' can't stand here; expected ',' or ']'")]
    [InlineData("[1,]", JsonErrorCode.Unexpected, "byte 3: ']' can't stand here; expected a value")]
    [InlineData("[1}", JsonErrorCode.Unexpected, "byte 2: '}' can't stand here; expected ',' or ']'")]
    [InlineData("{\"a\":1]", JsonErrorCode.Unexpected, "byte 6: ']' can't stand here; expected ',' or '}'")]
    [InlineData("{\"a\" 1}", JsonErrorCode.Unexpected, "byte 5: '1' can't stand here; expected ':'")]
    [InlineData("{\"a\":1,}", JsonErrorCode.Unexpected, "byte 7: '}' can't stand here; expected a name in double quotes")]
    [InlineData("{a:1}", JsonErrorCode.Unexpected, "byte 1: 'a' can't stand here; expected a name in double quotes")]
    [InlineData("// x", JsonErrorCode.Unexpected, "byte 0: '/' can't stand here; expected a value")]
    [InlineData("\uFEFF{}", JsonErrorCode.Unexpected, "byte 0: byte 0xef can't stand here; expected a value")]
    [InlineData("[01]", JsonErrorCode.InvalidNumber, "byte 1: not a JSON number; expected digits without a leading zero, such as 0, -12, 3.5 or 1e9")]
    [InlineData("[-x]", JsonErrorCode.InvalidNumber, "byte 1: not a JSON number; expected digits without a leading zero, such as 0, -12, 3.5 or 1e9")]
    [InlineData("[1.]", JsonErrorCode.InvalidNumber, "byte 1: not a JSON number; expected digits without a leading zero, such as 0, -12, 3.5 or 1e9")]
    [InlineData("[1e]", JsonErrorCode.InvalidNumber, "byte 1: not a JSON number; expected digits without a leading zero, such as 0, -12, 3.5 or 1e9")]
    [InlineData("NaN", JsonErrorCode.Unexpected, "byte 0: 'N' can't stand here; expected a value")]
    [InlineData("1e400", JsonErrorCode.NumberOutOfRange, "byte 0: a number beyond the range of 64-bit floating point")]
    [InlineData("\"\\x\"", JsonErrorCode.InvalidEscape, "byte 1: not an escape of JSON; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits")]
    [InlineData("\"\\u12g4\"", JsonErrorCode.InvalidEscape, "byte 1: not an escape of JSON; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits")]
    [InlineData("\"\\ud800\"", JsonErrorCode.InvalidEscape, "byte 1: half a surrogate pair; expected \\ud800 to \\udbff followed by \\udc00 to \\udfff")]
    [InlineData("\"\\udc00\\ud800\"", JsonErrorCode.InvalidEscape, "byte 1: half a surrogate pair; expected \\ud800 to \\udbff followed by \\udc00 to \\udfff")]
    [InlineData("\"\\ud800\\u0041\"", JsonErrorCode.InvalidEscape, "byte 1: half a surrogate pair; expected \\ud800 to \\udbff followed by \\udc00 to \\udfff")]
    [InlineData("\"a\nb\"", JsonErrorCode.ControlCharacter, "byte 2: control character 0x0a in a string; write it as \\u000a")]
    [InlineData("{\"a\":1,\"b\":2,\"a\":3}", JsonErrorCode.DuplicateKey, "byte 13: the name \"a\" stands twice in one object")]
    [InlineData("{\"a\":1,\"\\u0061\":3}", JsonErrorCode.DuplicateKey, "byte 7: the name \"a\" stands twice in one object")]
    [InlineData("{} {}", JsonErrorCode.TrailingData, "byte 3: something stands behind the value; expected the end of the text")]
    [InlineData("1 x", JsonErrorCode.TrailingData, "byte 2: something stands behind the value; expected the end of the text")]
    [InlineData("12x", JsonErrorCode.TrailingData, "byte 2: something stands behind the value; expected the end of the text")]
    public void RefusesWhatIsNoJson(string json, JsonErrorCode code, string message)
    {
        var error = TestText.Refuse(json);
        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'"', 0xFF, (byte)'"' }, "byte 1: not UTF-8")]
    [InlineData(new byte[] { (byte)'"', (byte)'a', 0xC3, (byte)'"' }, "byte 2: not UTF-8")]
    [InlineData(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' }, "byte 1: not UTF-8")]
    [InlineData(new byte[] { (byte)'"', 0xC0, 0x80, (byte)'"' }, "byte 1: not UTF-8")]
    public void RefusesBytesThatAreNoUtf8(byte[] json, string message) =>
        Assert.Equal((JsonErrorCode.InvalidUtf8, message), (TestText.Refuse(json).Code, TestText.Refuse(json).Message));

    [Fact]
    public void ReadsATextOfTheGreatestLengthAndRefusesALongerOne()
    {
        var text = new JsonText();
        var limits = new JsonLimits(10, 5);
        Assert.True(text.TryParse("[1,2,3,45]"u8.ToArray(), limits, out _));
        Assert.Equal("the text has 11 bytes; the limit is 10 (MaxBytes)", TestText.Refuse("[1,2,3,456]", limits).Message);
    }

    [Fact]
    public void ReadsATextOfTheGreatestDepthAndRefusesADeeperOne()
    {
        var limits = new JsonLimits(1000, 3);
        Assert.True(new JsonText().TryParse("[{\"a\":[]}]"u8.ToArray(), limits, out _));
        Assert.Equal("byte 7: nested deeper than 3 (MaxDepth)", TestText.Refuse("[{\"a\":[[]]}]", limits).Message);
    }

    [Fact]
    public void RefusesEightMegabytesAtOnce()
    {
        var error = TestText.Refuse(new byte[8_000_000]);
        Assert.Equal("the text has 8000000 bytes; the limit is 7340032 (MaxBytes)", error.Message);
    }

    [Theory]
    [InlineData('[', "byte 512: nested deeper than 512 (MaxDepth)")]
    public void RefusesTwoHundredThousandArraysInOneAnother(char bracket, string message) =>
        Assert.Equal(message, TestText.Refuse(new string(bracket, 200_000)).Message);

    [Fact]
    public void RefusesTwoHundredThousandObjectsInOneAnother() =>
        Assert.Equal("byte 2560: nested deeper than 512 (MaxDepth)", TestText.Refuse(string.Concat(Enumerable.Repeat("{\"a\":", 200_000))).Message);

    [Fact]
    public void ReadsAnObjectOfAHundredThousandNamesInLessThanQuadraticTime()
    {
        var json = Names(100_000);
        var clock = Stopwatch.StartNew();
        var value = TestText.Read(json);
        for (var i = 0; i < 100_000; i += 50)
        {
            Assert.Equal(i, value.Property("name" + i.ToString("D6")).AsInteger);
            Assert.Equal(i, value.PropertyAt(i).Value.AsInteger);
        }

        // It takes a tenth of a second; quadratic would be 10^10 comparisons, minutes.
        Assert.True(clock.Elapsed < HangBound, clock.Elapsed.ToString());
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(34)]
    [InlineData(10_000)]
    public void RefusesANameThatStandsTwiceInALargeObject(int count)
    {
        var json = Names(count)[..^1] + ",\"name000007\":[1],\"name000003\":2}";
        var error = TestText.Refuse(json);
        Assert.Equal($"byte {json.LastIndexOf("\"name000007\"", StringComparison.Ordinal)}: the name \"name000007\" stands twice in one object", error.Message);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(1000)]
    public void ReachesEachElementOfALargeArray(int count)
    {
        var flat = TestText.Read("[" + string.Join(',', Enumerable.Range(0, count)) + "]");
        var deep = TestText.Read("[" + string.Join(',', Enumerable.Range(0, count).Select(i => $"{{\"a\":[{i}]}}")) + "]");
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(i, flat.At(i).AsInteger);
            Assert.Equal(i, deep.At(i).Property("a").At(0).AsInteger);
        }

        Assert.False(flat.At(count).Exists);
        Assert.False(deep.At(-1).Exists);
    }

    [Fact]
    public void AllocatesNothingWhenItReadsAgain()
    {
        var json = SampleReview.Utf8;
        var text = new JsonText();
        Assert.True(text.TryParse(json, JsonLimits.Review, out _));
        Assert.Equal(0, Allocations.BytesOfARound(() => _ = text.TryParse(json, JsonLimits.Review, out _)));
    }

    [Fact]
    public void AllocatesNothingWhenItsValuesAreAsked()
    {
        var text = new JsonText();
        Assert.True(text.TryParse(SampleReview.Utf8, JsonLimits.Review, out _));
        Assert.Equal(0, Allocations.BytesOfARound(() => Walk(text.Root)));
        Assert.True(Walk(text.Root) > 1000);
    }

    [Fact]
    public void GivesValuesAsTheyAreWritten()
    {
        var value = TestText.Read("{ \"a\" : [ 1.50, \"\\u0041\" ] , \"b\":{} }");
        Assert.Equal("{ \"a\" : [ 1.50, \"\\u0041\" ] , \"b\":{} }", value.ToString());
        Assert.Equal("[ 1.50, \"\\u0041\" ]", value.Property("a"u8).ToString());
        Assert.Equal("\"\\u0041\"", value.Property("a"u8).At(1).ToString());
        Assert.Equal("{}", value.Property("b"u8).ToString());
    }

    [Fact]
    public void ReadsMemoryThatIsNoArray()
    {
        using var owner = new NativeMemory("{\"a\":\"b\"}"u8);
        var text = new JsonText();
        Assert.True(text.TryParse(owner.Memory, JsonLimits.Review, out _));
        Assert.Equal("{a: 'b'}", TestText.Show(text.Root));
    }

    [Fact]
    public void ForgetsTheTextWhenCleared()
    {
        var text = new JsonText();
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes(Names(200_000)), JsonLimits.Document, out _));
        text.Clear();
        Assert.False(text.Root.Exists);
        Assert.True(text.Utf8.IsEmpty);
    }

    private static int Walk(JsonValue value)
    {
        var sum = value.Utf8.Length + value.Raw.Length + (int)value.AsInteger + (int)value.AsFloat;
        foreach (var element in value.Elements)
        {
            sum += Walk(element);
        }

        foreach (var property in value.Properties)
        {
            sum += Walk(value.Property(property.NameUtf8));
        }

        return sum;
    }

    private static string Names(int count)
    {
        var builder = new StringBuilder("{");
        for (var i = 0; i < count; i++)
        {
            builder.Append(i == 0 ? "" : ",").Append($"\"name{i:D6}\":{i}");
        }

        return builder.Append('}').ToString();
    }
}
