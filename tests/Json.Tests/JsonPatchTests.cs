using System.Buffers;
using System.Text;
using CsCheck;

namespace Caveat.Json;

public sealed class JsonPatchTests
{
    [Theory]
    [InlineData("{\"a\":1}", "{\"a\":1.0}", "[]")]
    [InlineData("{\"a\":1}", "{\"a\":2}", "[{\"op\":\"replace\",\"path\":\"/a\",\"value\":2}]")]
    [InlineData("{\"a\":1}", "{\"a\":1,\"b\":{\"c\":[]}}", "[{\"op\":\"add\",\"path\":\"/b\",\"value\":{\"c\":[]}}]")]
    [InlineData("{\"a\":1,\"b\":2}", "{\"a\":1}", "[{\"op\":\"remove\",\"path\":\"/b\"}]")]
    [InlineData("{\"m\":{\"a/b~c\":1}}", "{\"m\":{\"a/b~c\":2}}", "[{\"op\":\"replace\",\"path\":\"/m/a~1b~0c\",\"value\":2}]")]
    [InlineData("{\"a\":{\"x\":\"a long text that stays\",\"y\":1}}", "{\"a\":{\"x\":\"a long text that stays\",\"y\":2}}", "[{\"op\":\"replace\",\"path\":\"/a/y\",\"value\":2}]")]
    [InlineData("[1,2,3,4,5,6,7,8,9,10,11,12,13,14]", "[1,2,3,4,5,6,7,0,8,9,10,11,12,13,14]", "[{\"op\":\"add\",\"path\":\"/7\",\"value\":0}]")]
    [InlineData("[1,2,3,4,5,6,7,8,9,10,11,12,13,14]", "[1,2,3,4,5,6,7,9,10,11,12,13,14]", "[{\"op\":\"remove\",\"path\":\"/7\"}]")]
    [InlineData("[1,2,3,4,5,6,7,8,9,10,11,12,13,14]", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]", "[{\"op\":\"add\",\"path\":\"/14\",\"value\":15}]")]
    [InlineData("{\"a\":{\"b\":1}}", "{\"a\":[1]}", "[{\"op\":\"replace\",\"path\":\"/a\",\"value\":[1]}]")]
    [InlineData("{\"a\":1}", "{\"a\":null}", "[{\"op\":\"replace\",\"path\":\"/a\",\"value\":null}]")]
    [InlineData("{\"a\":{\"b\":1,\"c\":2,\"d\":3,\"e\":4}}", "{\"a\":{\"b\":2,\"c\":3,\"d\":4,\"e\":5}}", "[{\"op\":\"replace\",\"path\":\"/a\",\"value\":{\"b\":2,\"c\":3,\"d\":4,\"e\":5}}]")]
    public void IsAsSmallAsTheChange(string from, string to, string expected) =>
        Assert.Equal(expected, Show(JsonPatch.Between(TestText.Read(from), TestText.Read(to))));

    [Fact]
    public void MakesOneValueOfTheOther() => Gen.Select(JsonDifferentialTests.Trees(), JsonDifferentialTests.Trees()).Sample(
        (first, second) =>
        {
            var (from, to) = (TestText.Read(first), TestText.Read(second));
            var patch = TestText.Read(Show(JsonPatch.Between(from, to)));
            Assert.True(JsonPatch.TryRead(patch, out var read, out _));
            var output = new ArrayBufferWriter<byte>();
            Assert.True(read.TryApply(from, output, out var error), error);
            Assert.True(TestText.Read(output.WrittenSpan.ToArray()).SemanticEquals(to));
        },
        iter: 300,
        seed: "0N0XIzNsQ0O2");

    // The examples of RFC 6902, appendix A, and what else an operation can meet.
    [Theory]
    [InlineData("{\"foo\":\"bar\"}", "[{\"op\":\"add\",\"path\":\"/baz\",\"value\":\"qux\"}]", "{\"foo\":\"bar\",\"baz\":\"qux\"}")]
    [InlineData("{\"foo\":[\"bar\",\"baz\"]}", "[{\"op\":\"add\",\"path\":\"/foo/1\",\"value\":\"qux\"}]", "{\"foo\":[\"bar\",\"qux\",\"baz\"]}")]
    [InlineData("{\"baz\":\"qux\",\"foo\":\"bar\"}", "[{\"op\":\"remove\",\"path\":\"/baz\"}]", "{\"foo\":\"bar\"}")]
    [InlineData("{\"foo\":[\"bar\",\"qux\",\"baz\"]}", "[{\"op\":\"remove\",\"path\":\"/foo/1\"}]", "{\"foo\":[\"bar\",\"baz\"]}")]
    [InlineData("{\"baz\":\"qux\",\"foo\":\"bar\"}", "[{\"op\":\"replace\",\"path\":\"/baz\",\"value\":\"boo\"}]", "{\"baz\":\"boo\",\"foo\":\"bar\"}")]
    [InlineData("{\"foo\":{\"bar\":\"baz\",\"waldo\":\"fred\"},\"qux\":{\"corge\":\"grault\"}}", "[{\"op\":\"move\",\"from\":\"/foo/waldo\",\"path\":\"/qux/thud\"}]", "{\"foo\":{\"bar\":\"baz\"},\"qux\":{\"corge\":\"grault\",\"thud\":\"fred\"}}")]
    [InlineData("{\"foo\":[\"all\",\"grass\",\"cows\",\"eat\"]}", "[{\"op\":\"move\",\"from\":\"/foo/1\",\"path\":\"/foo/3\"}]", "{\"foo\":[\"all\",\"cows\",\"eat\",\"grass\"]}")]
    [InlineData("{\"baz\":\"qux\",\"foo\":[\"a\",2,\"c\"]}", "[{\"op\":\"test\",\"path\":\"/baz\",\"value\":\"qux\"},{\"op\":\"test\",\"path\":\"/foo/1\",\"value\":2}]", "{\"baz\":\"qux\",\"foo\":[\"a\",2,\"c\"]}")]
    [InlineData("{\"foo\":\"bar\"}", "[{\"op\":\"add\",\"path\":\"/child\",\"value\":{\"grandchild\":{}}},{\"op\":\"add\",\"path\":\"/child/grandchild/x\",\"value\":1}]", "{\"foo\":\"bar\",\"child\":{\"grandchild\":{\"x\":1}}}")]
    [InlineData("{\"foo\":[\"bar\"]}", "[{\"op\":\"add\",\"path\":\"/foo/-\",\"value\":[\"abc\",\"def\"],\"xyz\":123}]", "{\"foo\":[\"bar\",[\"abc\",\"def\"]]}")]
    [InlineData("{\"/\":9,\"~1\":10}", "[{\"op\":\"test\",\"path\":\"/~01\",\"value\":10}]", "{\"/\":9,\"~1\":10}")]
    [InlineData("{\"a\":{\"b\":1}}", "[{\"op\":\"copy\",\"from\":\"/a\",\"path\":\"/c\"},{\"op\":\"replace\",\"path\":\"/c/b\",\"value\":2},{\"op\":\"test\",\"path\":\"/c\",\"value\":{\"b\":2.0}}]", "{\"a\":{\"b\":1},\"c\":{\"b\":2}}")]
    [InlineData("{}", "[{\"op\":\"add\",\"path\":\"\",\"value\":[1]},{\"op\":\"replace\",\"path\":\"\",\"value\":[2]}]", "[2]")]
    [InlineData("{\"a\":1}", "[{\"op\":\"move\",\"from\":\"/a\",\"path\":\"/a\"}]", "{\"a\":1}")]
    [InlineData("{\"a\":1}", "[{\"op\":\"add\",\"path\":\"/b/c\",\"value\":1}]", "operation 0: \"/b/c\" lies in neither an object nor an array")]
    [InlineData("{\"a\":1}", "[{\"op\":\"add\",\"path\":\"/a/c\",\"value\":1}]", "operation 0: \"/a/c\" lies in neither an object nor an array")]
    [InlineData("[1]", "[{\"op\":\"add\",\"path\":\"/2\",\"value\":1}]", "operation 0: \"/2\" is no place in an array of 1; expected an index up to 1, or - for the end")]
    [InlineData("[1]", "[{\"op\":\"add\",\"path\":\"/01\",\"value\":1}]", "operation 0: \"/01\" is no place in an array of 1; expected an index up to 1, or - for the end")]
    [InlineData("{}", "[{\"op\":\"add\",\"path\":\"/a\",\"value\":1},{\"op\":\"remove\",\"path\":\"/b\"}]", "operation 1: nothing stands at \"/b\"")]
    [InlineData("{}", "[{\"op\":\"replace\",\"path\":\"/b\",\"value\":1}]", "operation 0: nothing stands at \"/b\"")]
    [InlineData("{}", "[{\"op\":\"remove\",\"path\":\"\"}]", "operation 0: the whole document can't be removed")]
    [InlineData("{\"a\":{}}", "[{\"op\":\"move\",\"from\":\"/a\",\"path\":\"/a/b\"}]", "operation 0: \"/a\" can't be moved into itself, to \"/a/b\"")]
    [InlineData("{\"baz\":\"qux\"}", "[{\"op\":\"test\",\"path\":\"/baz\",\"value\":\"bar\"}]", "operation 0: the value at \"/baz\" is another")]
    [InlineData("{}", "{}", "a patch is an array of operations")]
    [InlineData("{}", "[1]", "operation 0: not an object")]
    [InlineData("{}", "[{\"op\":\"put\"}]", "operation 0: op \"put\" is unknown; expected add, remove, replace, move, copy or test")]
    [InlineData("{}", "[{\"path\":\"\"}]", "operation 0: op is missing; expected add, remove, replace, move, copy or test")]
    [InlineData("{}", "[{\"op\":\"add\",\"value\":1}]", "operation 0: path is missing")]
    [InlineData("{}", "[{\"op\":\"add\",\"path\":\"/a\"}]", "operation 0: value is missing")]
    [InlineData("{}", "[{\"op\":\"copy\",\"path\":\"/a\"}]", "operation 0: from is missing")]
    [InlineData("{}", "[{\"op\":\"add\",\"path\":\"a\",\"value\":1}]", "operation 0: path: a pointer is empty or starts with '/'; found 'a'")]
    [InlineData("{}", "[{\"op\":\"add\",\"path\":\"/~2\",\"value\":1}]", "operation 0: path: character 2: '~' stands for nothing; expected ~0 for '~' or ~1 for '/'")]
    public void DoesWhatItSays(string document, string patch, string expected) => Assert.Equal(expected, Apply(document, patch));

    [Fact]
    public void RefusesCopiesThatDouble()
    {
        var patch = new StringBuilder("[{\"op\":\"add\",\"path\":\"/a\",\"value\":{\"x\":\"0123456789\"}}");
        for (var i = 0; i < 40; i++)
        {
            patch.Append($",{{\"op\":\"copy\",\"from\":\"\",\"path\":\"/c{i}\"}}");
        }

        Assert.Equal("operation 18: the patch copies more than 3145728 bytes (MaxCopiedBytes)", Apply("{}", patch.Append(']').ToString()));
    }

    [Fact]
    public void RefusesMoreOperationsThanTheApiServer() => Assert.Equal(
        "the patch has 10001 operations; the limit is 10000 (MaxOperations)",
        Apply("{}", "[" + string.Join(',', Enumerable.Repeat("{}", 10_001)) + "]"));

    [Theory]
    [InlineData("{}", "a.b[\"c/d\"]", "{\"a\":{\"b\":{\"c/d\":7}}}")]
    [InlineData("{\"a\":null,\"z\":1}", "a.b", "{\"a\":{\"b\":7},\"z\":1}")]
    [InlineData("{\"l\":[{\"n\":1}, {\"n\":2}]}", "l[1].p", "{\"l\":[{\"n\":1},{\"n\":2,\"p\":7}]}")]
    [InlineData("{\"l\":[1]}", "l[0]", "{\"l\":[7]}")]
    [InlineData("{\"l\":[1]}", "l[1]", "l[1]: there is no such element")]
    [InlineData("{\"l\":1}", "l.a", "l: not an object")]
    [InlineData("[]", "a", "the value: not an object")]
    [InlineData("{}", "", "the path is empty; expected the path of a field")]
    public void DraftsMakeWhatIsMissing(string document, string path, string expected)
    {
        Assert.True(FieldPath.TryParse(path, out var parsed, out _));
        var draft = new JsonDraft(TestText.Read(document));
        var isSet = draft.TrySet(parsed, TestText.Read("7"), out var error);
        var output = new ArrayBufferWriter<byte>();
        draft.WriteTo(output);
        Assert.Equal(expected, isSet ? Encoding.UTF8.GetString(output.WrittenSpan) : error);
    }

    private static string Apply(string document, string patch)
    {
        if (!JsonPatch.TryRead(TestText.Read(patch), out var read, out var error))
        {
            return error;
        }

        var output = new ArrayBufferWriter<byte>();
        return read.TryApply(TestText.Read(document), output, out error) ? Encoding.UTF8.GetString(output.WrittenSpan) : error;
    }

    private static string Show(JsonPatch patch)
    {
        var output = new ArrayBufferWriter<byte>();
        patch.WriteTo(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
