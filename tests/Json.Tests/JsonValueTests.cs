namespace Caveat.Json;

public sealed class JsonValueTests
{
    [Fact]
    public void AnswersNothingForWhatIsNotThere()
    {
        var value = TestText.Read("{\"a\":1}");
        foreach (var absent in new[] { default, value.Property("b"), value.At(0), value.Property("a"u8).Property("c"u8), value.Property("a").At(0) })
        {
            Assert.Equal(
                (JsonKind.Absent, 0, null, 0L, 0d, "", false),
                (absent.Kind, absent.Count, absent.Text, absent.AsInteger, absent.AsFloat, absent.ToString(), absent.Elements.MoveNext() || absent.Properties.MoveNext()));
        }
    }

    [Theory]
    [InlineData("1", "1", true)]
    [InlineData("1", "1.0", true)]
    [InlineData("1.0", "1", true)]
    [InlineData("1", "2", false)]
    [InlineData("1e3", "1000", true)]
    [InlineData("9007199254740993", "9007199254740992.0", false)]
    [InlineData("9223372036854775807", "9223372036854775808", false)]
    [InlineData("1", "\"1\"", false)]
    [InlineData("0.0", "-0.0", true)]
    [InlineData("null", "null", true)]
    [InlineData("null", "false", false)]
    [InlineData("\"A\"", "\"\\u0041\"", true)]
    [InlineData("\"A\"", "\"B\"", false)]
    [InlineData("[1,2]", "[ 1, 2 ]", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("[1,2]", "[1,2,3]", false)]
    [InlineData("{\"a\":1,\"b\":[{}]}", "{\"b\":[{ }],\"a\":1.0}", true)]
    [InlineData("{\"a\":1}", "{\"b\":1}", false)]
    [InlineData("{\"a\":1}", "{\"a\":1,\"b\":1}", false)]
    [InlineData("{\"a\":null}", "{}", false)]
    [InlineData("{}", "[]", false)]
    public void ComparesByMeaning(string left, string right, bool expected)
    {
        Assert.Equal(expected, TestText.Read(left).SemanticEquals(TestText.Read(right)));
        Assert.Equal(expected, TestText.Read(right).SemanticEquals(TestText.Read(left)));
    }

    [Fact]
    public void ComparesAbsentWithAbsentOnly()
    {
        Assert.True(default(JsonValue).SemanticEquals(default));
        Assert.False(default(JsonValue).SemanticEquals(TestText.Read("null")));
        Assert.False(TestText.Read("null").SemanticEquals(default));
    }

    [Fact]
    public void ComparesStringsWithoutMakingThem()
    {
        var value = TestText.Read("\"a\\nb\"");
        Assert.True(value.Is("a\nb"u8));
        Assert.True(value.Is("a\nb"));
        Assert.False(value.Is("a"));
        Assert.False(TestText.Read("1").Is("1"));
    }

    [Fact]
    public void GivesAValueAgainByItsIndex()
    {
        var value = TestText.Read("{\"a\":[1,{\"b\":true}]}").Property("a"u8).At(1).Property("b"u8);
        Assert.Equal(JsonKind.True, value.Source!.ValueAt(value.Index).Kind);
    }
}
