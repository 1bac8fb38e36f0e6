using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Caveat.Text;
using CsCheck;

namespace Caveat.Yaml.Tests;

public sealed class YamlEditorTests
{
    // Text, what it is to say as JSON, and what comes out.
    public static TheoryData<string, string, string> Changes { get; } = new()
    {
        { "a: 1\n", """{"a":1,"b":2}""", "a: 1\nb: 2\n" },
        { "a: 1 # one\n# the end\n", """{"a":1,"b":"x"}""", "a: 1 # one\nb: x\n# the end\n" },
        { "a: 1", """{"a":1,"b":"no"}""", "a: 1\nb: \"no\"" },
        { "a: 1\r\nb:\r\n    c: 1\r\n", """{"a":1,"b":{"c":1,"d":{"e":true}}}""", "a: 1\r\nb:\r\n    c: 1\r\n    d:\r\n        e: true\r\n" },
        { "a: {}\n", """{"a":{"b":1}}""", "a: {b: 1}\n" },
        { "a: {b: 1, c: 'x'} # why\n", """{"a":{"b":1,"c":"x","d":[1,"two words"]}}""", "a: {b: 1, c: 'x', d: [1, \"two words\"]} # why\n" },
        { "a: {\n  b: 1, # one\n}\n", """{"a":{"b":1,"c":2}}""", "a: {c: 2, \n  b: 1, # one\n}\n" },
        { "a:\n", """{"a":{"b":{"c":1}}}""", "a:\n  b:\n    c: 1\n" },
        { "a: # to be filled in\nz: 1\n", """{"a":"x","z":1}""", "a: x # to be filled in\nz: 1\n" },
        { "a: ~\n", """{"a":{"b":1}}""", "a: {b: 1}\n" },
        { "a:\n- b: 1\n- c: 2\n", """{"a":[{"b":1,"x":0},{"c":2,"x":[1]}]}""", "a:\n- b: 1\n  x: 0\n- c: 2\n  x:\n  - 1\n" },
        { "a: |\n  text\n  more\n", """{"a":"text\nmore\n","b":1}""", "a: |\n  text\n  more\nb: 1\n" },
        { "a: |+\n  text\n\n", """{"a":"text\n\n","b":1}""", "b: 1\na: |+\n  text\n\n" },
        { "a: |\n  no line end", """{"a":"no line end","b":1}""", "b: 1\na: |\n  no line end" },
        { "a: >-\n  folded\n  text\n\nb: 1\n", """{"a":"folded text","b":1,"c":2}""", "a: >-\n  folded\n  text\n\nb: 1\nc: 2\n" },
        { """{"a": 1}""", """{"a":1,"b":"x"}""", """{"a": 1, "b": "x"}""" },
        { "{\n  \"a\": {\n    \"b\": null\n  }\n}\n", """{"a":{"b":{"c":"x"},"d":1}}""", "{\n  \"a\": {\n    \"b\": {\"c\": \"x\"},\n    \"d\": 1\n  }\n}\n" },
        { "x: &x {a: 1}\nz: *x\n", """{"x":{"a":1,"b":2},"z":{"a":1,"b":2}}""", "x: &x {a: 1, b: 2}\nz: *x\n" },
        { "a: 'one'\nb: [1, {c: 1}]\n", """{"a":"one","b":[1,{"c":1,"d":2}]}""", "a: 'one'\nb: [1, {c: 1, d: 2}]\n" },
        { "a: 1\n", """{"a":1,"min.insync/x":"a\tb"}""", "a: 1\nmin.insync/x: \"a\\tb\"\n" },
        { "a:\n  b: 1\n\n# of c\nc: 2\n", """{"a":{"b":1,"d":3},"c":2,"e":4}""", "a:\n  b: 1\n  d: 3\n\n# of c\nc: 2\ne: 4\n" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void PutsWhatIsMissingAndLeavesTheRest(string text, string wanted, string expected)
    {
        var changed = Change(text, wanted);
        Assert.Equal(expected, changed);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(wanted), JsonNode.Parse(Read(changed))));
    }

    [Fact]
    public void WhatIsReadAgainIsWhatWasWanted() => Gen.Select(RandomYaml.Documents, Gen.Int[0, int.MaxValue]).Sample((document, seed) =>
    {
        var before = Read(document);
        var wanted = RandomYaml.WithMore(JsonNode.Parse(before)!, new Random(seed)).ToJsonString();
        var after = Change(document, wanted);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(wanted), JsonNode.Parse(Read(after))), $"{document}\n=> {wanted}\n=> {after}");
        Assert.True(IsSubsequence(document, after), $"{document}\n=> {after}");
        Assert.Equal(after, Change(after, wanted));
    }, iter: 2000);

    private static string Change(string text, string wanted)
    {
        var source = new SourceText("a.yaml", text);
        List<YamlDocument> documents = [.. YamlReader.Read(source, YamlLimits.Default)];
        var editor = new YamlEditor(source, documents);
        using var json = JsonDocument.Parse(wanted);
        editor.Change(Assert.Single(documents).Root!, json.RootElement);
        return editor.Apply();
    }

    private static string Read(string text)
    {
        var document = Assert.Single(YamlReader.Read(new SourceText("a.yaml", text), YamlLimits.Default));
        Assert.True(document.Root is not null, $"{text}\n{string.Join('\n', document.Diagnostics)}");
        var json = new ArrayBufferWriter<byte>();
        Assert.True(YamlJson.TryWrite(document, json, out _));
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    // A null that was written may be filled in, and goes then.
    private static bool IsSubsequence(string document, string whole)
    {
        var part = document.Replace("null", "", StringComparison.Ordinal).Replace("~", "", StringComparison.Ordinal);
        var at = 0;
        foreach (var c in whole)
        {
            at += at < part.Length && part[at] == c ? 1 : 0;
        }

        return at == part.Length;
    }
}
