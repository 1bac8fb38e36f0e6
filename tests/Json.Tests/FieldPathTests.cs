using System.Text;
using CsCheck;

namespace Caveat.Json;

public sealed class FieldPathTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("spec.kafka.listeners[2].port", "spec.kafka.listeners[2].port", "/spec/kafka/listeners/2/port")]
    [InlineData("spec.config[\"min.insync.replicas\"]", "spec.config[\"min.insync.replicas\"]", "/spec/config/min.insync.replicas")]
    [InlineData("metadata.annotations['a/b']", "metadata.annotations[\"a/b\"]", "/metadata/annotations/a~1b")]
    [InlineData("[\"a\"].b", "a.b", "/a/b")]
    [InlineData("[0][1]", "[0][1]", "/0/1")]
    [InlineData("a[\"\"]", "a[\"\"]", "/a/")]
    [InlineData("a[\"x\\\"y\\\\z\\u00e4\\n\"]", "a[\"x\\\"y\\\\zä\\n\"]", "/a/x\"y\\zä\n")]
    [InlineData("x-y_z.$ref.ä", "x-y_z.$ref.ä", "/x-y_z/$ref/ä")]
    [InlineData("a[\"1\"]", "a.1", "/a/1")]
    public void ReadsAndPrints(string text, string printed, string pointer)
    {
        Assert.True(FieldPath.TryParse(text, out var path, out _));
        Assert.Equal((printed, pointer), (path.ToString(), path.ToPointer().ToString()));
    }

    [Theory]
    [InlineData(".a", "character 1: '.' can't stand here; expected a name")]
    [InlineData("a.", "character 3: the path ends; expected a name; write one with other characters as [\"a/b\"]")]
    [InlineData("a..b", "character 3: '.' can't stand here; expected a name; write one with other characters as [\"a/b\"]")]
    [InlineData("a/b", "character 2: '/' can't stand here; expected '.' or '['")]
    [InlineData("a[", "character 3: the path ends; expected an index such as [0] or a name such as [\"a/b\"]")]
    [InlineData("a[x]", "character 3: 'x' can't stand here; expected an index such as [0] or a name such as [\"a/b\"]")]
    [InlineData("a[-1]", "character 3: '-' can't stand here; expected an index such as [0] or a name such as [\"a/b\"]")]
    [InlineData("a[1", "character 4: the path ends; expected ']'")]
    [InlineData("a[1]b", "character 5: 'b' can't stand here; expected '.' or '['")]
    [InlineData("a[99999999999]", "character 3: the index 99999999999 is beyond 2147483647")]
    [InlineData("a[\"b]", "character 3: the quote is not closed")]
    [InlineData("a[\"\\x\"]", "character 4: not an escape; expected one of \\\" \\' \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits")]
    public void RefusesWhatIsNoPath(string text, string message)
    {
        Assert.False(FieldPath.TryParse(text, out _, out var error));
        Assert.Equal(message, error);
    }

    [Fact]
    public void RefusesAPathBeyondTheLimit()
    {
        Assert.True(FieldPath.TryParse(new string('a', FieldPath.MaxLength), out _, out _));
        Assert.False(FieldPath.TryParse(new string('a', FieldPath.MaxLength + 1), out _, out var error));
        Assert.Equal("the path has 8193 characters; the limit is 8192 (MaxLength)", error);
    }

    [Fact]
    public void ReadsWhatItPrints() => Segments().Sample(
        segments =>
        {
            var path = FieldPath.Of(segments);
            Assert.True(FieldPath.TryParse(path.ToString(), out var read, out var error), error);
            Assert.True(path.Equals(read));
        },
        iter: 2000,
        seed: "0N0XIzNsQ0O2");

    [Fact]
    public void PointersAreReadAsTheyPrint() => Names().Array[0, 5].Sample(
        tokens =>
        {
            var pointer = JsonPointer.Of(tokens);
            Assert.True(JsonPointer.TryParse(pointer.ToString(), out var read, out var error), error);
            Assert.True(pointer.Equals(read));
        },
        iter: 2000,
        seed: "0N0XIzNsQ0O2");

    [Fact]
    public void LeadsToTheSamePlaceAsItsPointer()
    {
        var value = TestText.Read("{\"a\":[{\"b/c\":[1,2]},{\"0\":3}]}");
        foreach (var (text, expected) in new[] { ("a[0][\"b/c\"][1]", "2"), ("a[1][\"0\"]", "3"), ("a[2]", ""), ("a.b", ""), ("", value.ToString()) })
        {
            Assert.True(FieldPath.TryParse(text, out var path, out _));
            Assert.Equal((expected, expected), (path.In(value).ToString(), path.ToPointer().In(value).ToString()));
        }

        Assert.True(JsonPointer.TryParse("/a/1/0", out var pointer, out _));
        Assert.Equal("a[1].0", pointer.ToPath(value).ToString());
    }

    [Fact]
    public void ContainsWhatStartsWithIt()
    {
        Assert.True(FieldPath.TryParse("a.b[0]", out var inner, out _));
        Assert.True(inner.Parent.Contains(inner) && inner.Contains(inner) && FieldPath.Root.Contains(inner));
        Assert.False(inner.Contains(inner.Parent) || inner.Append("c").Contains(inner.Append("d")));
    }

    [Fact]
    public void NeverThrowsOnRandomText()
    {
        const string Marks = "ab.[]\"'\\u0019-/~ \n\uD800";
        Gen.Int[0, Marks.Length - 1].Array[0, 20].Sample(
            places =>
            {
                var text = string.Concat(places.Select(i => Marks[i]));
                _ = FieldPath.TryParse(text, out _, out _);
                _ = JsonPointer.TryParse(text, out _, out _);
            },
            iter: 20_000,
            seed: "0N0XIzNsQ0O2");
    }

    private static Gen<PathSegment[]> Segments() =>
        Gen.OneOf(Names().Select(PathSegment.Of), Gen.Int[0, int.MaxValue].Select(PathSegment.Of)).Array[0, 6];

    private static Gen<string> Names() => Gen.String[0, 8].Select(s => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(s)));
}
