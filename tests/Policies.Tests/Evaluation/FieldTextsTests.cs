using System.Text;
using Caveat.Json;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Tests.Evaluation;

public sealed class FieldTextsTests
{
    [Theory]
    [InlineData("3", "3")]
    [InlineData("\"a\\nb\"", "\"a\\nb\"")]
    [InlineData("{ \"a\" : [ 1 , null ] }", "{\"a\":[1,null]}")]
    [InlineData("[]", "[]")]
    // An API server sends <, > and & escaped; seen in fuzzed reviews.
    [InlineData("{\"a \\u003c \\u0062\":\"\\u0026 \\\\ \\\" \\u00e4 \\u0001\"}", "{\"a < b\":\"& \\\\ \\\" ä \\u0001\"}")]
    public void ShowsCompactJson(string json, string expected) => Assert.Equal(expected, FieldTexts.Show(Read(json)));

    [Fact]
    public void ShowsNothingForAnAbsentValue() => Assert.Null(FieldTexts.Show(default));

    [Fact]
    public void CutsWhatIsLong()
    {
        var shown = FieldTexts.Of(new string('k', 5000), default, Read("[" + string.Join(',', new int[100_000]) + "]"));
        Assert.Equal(new string('k', FieldValue.MaxPathLength - 1) + "…", shown.Path);
        Assert.Equal(FieldValue.MaxValueLength, shown.Value!.Length);
        Assert.EndsWith("…", shown.Value, StringComparison.Ordinal);
    }

    private static JsonValue Read(string json)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes(json), JsonLimits.Document, out _));
        return text.Root;
    }
}
