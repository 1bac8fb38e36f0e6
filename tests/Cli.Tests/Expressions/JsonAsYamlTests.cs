using System.Buffers;
using System.Text;
using System.Text.Json;
using Caveat.Cli.Expressions;
using Caveat.Json;
using Caveat.Text;
using Caveat.Yaml;
using CsCheck;

namespace Caveat.Cli.Tests.Expressions;

public sealed class JsonAsYamlTests
{
    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.OneOf("", "a", "yes", "No", "null", "~", "on", "0x1f", "1e3", "e3", "1_000", "2024-01-01", "a: b", "a #b", "- a", "'", "\"", "{", "a\nb", " a ", "a:", ".inf", "=", "<<", "\u2028", "\u0085", "\uFEFF", "ü", "😀", "---", "spec/x.y_z-1"),
        Gen.String[Gen.Char["aby01:-#{}[],&*!|>'\"%@` \n\t\\~?."], 0, 8]);

    private static readonly Gen<string> Scalars = Gen.OneOf(
        Gen.OneOf("null", "true", "false", "0", "-12", "1.0", "1E+300", "-0.0", "9223372036854775807", "18446744073709551615"),
        Words.Select(static word => JsonSerializer.Serialize(word)));

    private static readonly Gen<string> Values = Gen.Recursive<string>(static (depth, inner) => depth > 4 ? Scalars : Gen.OneOf(
        Scalars,
        inner.Array[0, 4].Select(static items => $"[{string.Join(',', items)}]"),
        Gen.Select(Words.Array[0, 4], inner.Array[4]).Select(static (names, values) => ObjectOf(names, values))));

    [Theory]
    [InlineData("1", "1\n")]
    [InlineData("\"yes\"", "\"yes\"\n")]
    [InlineData("[]", "[]\n")]
    [InlineData("""{"a":{},"b":[]}""", "a: {}\nb: []\n")]
    [InlineData("""[[1,[2]],{"a":1,"b":{"c":2}}]""", "- - 1\n  - - 2\n- a: 1\n  b:\n    c: 2\n")]
    [InlineData("""{"a":[{"b":1,"c":2},3],"d e":"x y"}""", "a:\n  - b: 1\n    c: 2\n  - 3\n\"d e\": \"x y\"\n")]
    public void WritesBlocks(string json, string yaml) => Assert.Equal(yaml, Write(json));

    [Fact]
    public void ReadAgainItIsTheSameJson() => Values.Sample(static json => AssertReadsBack(json));

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void DeepValuesAreReadBackAndStaySmall(string open, string close)
    {
        const int Depth = 500;
        var json = string.Concat(Enumerable.Repeat(open, Depth)) + "1" + string.Concat(Enumerable.Repeat(close, Depth));
        AssertReadsBack(json);
        Assert.True(Write(json).Length < 2 * json.Length);
    }

    private static void AssertReadsBack(string json)
    {
        var document = Assert.Single(YamlReader.Read(new SourceText("x.yaml", Write(json)), YamlLimits.Default));
        Assert.Empty(document.Diagnostics);
        var read = new ArrayBufferWriter<byte>();
        Assert.True(YamlJson.TryWrite(document, read, out _));
        Assert.True(Parse(json).SemanticEquals(Parse(read.WrittenMemory)), Write(json));
    }

    private static string ObjectOf(string[] names, string[] values)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            properties[names[i]] = values[i];
        }

        return $"{{{string.Join(',', properties.Select(static property => $"{JsonSerializer.Serialize(property.Key)}:{property.Value}"))}}}";
    }

    private static string Write(string json) => JsonAsYaml.Write(Parse(json));

    private static JsonValue Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    private static JsonValue Parse(ReadOnlyMemory<byte> json)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(json, JsonLimits.Document, out var error), error?.Message);
        return text.Root;
    }
}
