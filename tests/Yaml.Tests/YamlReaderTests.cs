using System.Diagnostics;
using System.Text;
using Caveat.Text;
using CsCheck;

namespace Caveat.Yaml;

public sealed class YamlReaderTests
{
    // No speed is asserted: what has no bound takes minutes, or never ends.
    private static readonly TimeSpan HangBound = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("", "")]
    [InlineData("# only a comment\n", "")]
    [InlineData("---\n---\n# x\n---\n", "")]
    [InlineData("a: 1\n---\nb: 2\n", "{\"a\":1}\n{\"b\":2}")]
    [InlineData("---\na: 1\n...\n---\nb: 2\n...\n", "{\"a\":1}\n{\"b\":2}")]
    [InlineData("%YAML 1.1\n---\na: 1\n...\n%YAML 1.1\n---\nb: 2\n", "{\"a\":1}\n{\"b\":2}")]
    [InlineData("--- {a: 1}\n--- # x\nb: 2\n", "{\"a\":1}\n{\"b\":2}")]
    [InlineData("\uFEFFa: 1\n", "{\"a\":1}")]
    [InlineData("a: 1\r\n---\r\nb: 2\r\n", "{\"a\":1}\n{\"b\":2}")]
    [InlineData("a: ---\nb: x---y", "{\"a\":\"---\",\"b\":\"x---y\"}")]
    public void ReadsEachDocument(string yaml, string expected) => Assert.Equal(expected, TestYaml.Show(yaml));

    [Theory]
    [InlineData("a: 1\n---\nb: [1\n---\nc: 3", "{\"a\":1}\nx.yaml:4:1: not YAML: while parsing a flow sequence, did not find expected ',' or ']'\n{\"c\":3}")]
    [InlineData("a: 1\nb: 2\na: 3\n---\nc: 3", "x.yaml:3:1: the key 'a' stands twice in one mapping; the first is at line 1\n{\"c\":3}")]
    [InlineData("a: 1\nb: {a: 1, a: 2}\nb: 3", "x.yaml:2:11: the key 'a' stands twice in one mapping; the first is at line 2\nx.yaml:3:1: the key 'b' stands twice in one mapping; the first is at line 2")]
    [InlineData("1: a\n'1': b", "x.yaml:2:1: the key '1' stands twice in one mapping; the first is at line 1")]
    [InlineData("a:\n\tb: 1", "x.yaml:2:1: the line is indented with a tab; YAML allows only spaces")]
    [InlineData("a:\n  b: 1\n\tc: 1", "x.yaml:3:1: the line is indented with a tab; YAML allows only spaces")]
    [InlineData("a: 1\nb:\n  c: 1\n\td: 1\n---\ne: 1", "x.yaml:4:1: the line is indented with a tab; YAML allows only spaces\n{\"e\":1}")]
    [InlineData("a: 1\nb: x\0y\n---\nc: 3", "x.yaml:2:5: a NUL character stands here; YAML has none, write the file as UTF-8 text\n{\"c\":3}")]
    [InlineData("\0", "x.yaml:1:1: a NUL character stands here; YAML has none, write the file as UTF-8 text")]
    [InlineData("a: *b", "x.yaml:1:4: no anchor 'b' stands before this alias")]
    [InlineData("a: &a [*a]", "x.yaml:1:8: no anchor 'a' stands before this alias")]
    public void ReportsWhatIsWrongAndGoesOn(string yaml, string expected) => Assert.Equal(expected, TestYaml.Show(yaml));

    [Fact]
    public void RefusesTheBillionLaughs()
    {
        var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
        {
            yaml.Append($"a{i}: &a{i} [").AppendJoin(", ", Enumerable.Repeat($"*a{i - 1}", 10)).Append("]\n");
        }

        Assert.Equal("x.yaml:6:10: aliases stand for more than 150000 nodes (MaxAliasedNodes)", TestYaml.Show(yaml.ToString()));
    }

    [Fact]
    public void RefusesAliasesThatMakeATreeTooDeep()
    {
        var yaml = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 12; i++)
        {
            yaml.Append($"a{i}: &a{i} [*a{i - 1}]\n");
        }

        Assert.Equal("x.yaml:9:10: nested deeper than 9 (MaxDepth)", TestYaml.Show(yaml.ToString(), YamlLimits.Default with { MaxDepth = 9 }));
    }

    [Theory]
    [InlineData("[", "x.yaml:1:513: nested deeper than 512 (MaxDepth)")]
    [InlineData("{a: ", "x.yaml:1:2049: nested deeper than 512 (MaxDepth)")]
    public void RefusesTwoHundredThousandLevels(string open, string expected) =>
        Assert.Equal(expected, TestYaml.Show(string.Concat(Enumerable.Repeat(open, 200_000))));

    [Fact]
    public void RefusesFiftyMegabytesByLengthAndReadsTheNextDocument()
    {
        var clock = Stopwatch.StartNew();
        var yaml = "a: " + new string('x', 50_000_000) + "\n---\nb: 1";
        Assert.Equal("x.yaml:1:1: the document has 50000004 characters; the limit is 33554432 (MaxCharacters)\n{\"b\":1}", TestYaml.Show(yaml));
        Assert.True(clock.Elapsed < HangBound, clock.Elapsed.ToString());
    }

    [Fact]
    public void NeverThrowsOnRandomText()
    {
        string[] marks = ["a", ": ", "- ", "\n", "  ", "\t", "[", "]", "{", "}", ", ", "&a ", "*a", "!!int ", "!x ", "|\n", ">-\n", "'", "\"", "\\", "#", "---\n", "...\n", "%YAML 1.1\n", "? ", "<<", "~", "1", "\r\n", "\uD800", "😀", "\0", "\u0085"];
        Gen.Int[0, marks.Length - 1].Array[0, 25].Select(places => string.Concat(places.Select(i => marks[i]))).Sample(
            yaml => TestYaml.Show(yaml, new YamlLimits(1000, 20, 100)),
            iter: 5000,
            seed: "0N0XIzNsQ0O2");
    }

    [Fact]
    public void ReadsTheNextDocumentOnlyWhenAsked()
    {
        using var documents = YamlReader.Read(new SourceText("x.yaml", "a: 1\n---\nb: [\n"), YamlLimits.Default).GetEnumerator();
        Assert.True(documents.MoveNext());
        Assert.NotNull(documents.Current.Root);
    }

    [Fact]
    public void PlacesNodesInTheFile()
    {
        const string Yaml = "# x\na:\n  - b: 'x'\n    c: [1, 2]\n  - d\ne: {f: g}\r\nh: i\n";
        var root = Assert.IsType<YamlMapping>(TestYaml.Read(Yaml)[0].Root);
        Assert.Equal(
            "a|- b: 'x'\n    c: [1, 2]\n  - d;e|{f: g};h|i",
            string.Join(';', root.Entries.Select(e => Slice(e.Key) + "|" + Slice(e.Value))));
        var first = Assert.IsType<YamlSequence>(root.Find("a")).Items[0];
        Assert.Equal("b: 'x'\n    c: [1, 2]", Slice(first));
        Assert.Equal("'x'", Slice(Assert.IsType<YamlMapping>(first).Find("b")!));

        string Slice(YamlNode node) => Yaml.Substring(node.Span.Start, node.Span.Length);
    }

    // '^' stands before the part whose place is asked, and is not in the file.
    [Theory]
    [InlineData("a: foo ^bar", "bar")]
    [InlineData("a: 'foo ^bar'", "bar")]
    [InlineData("a: 'it''s ^bar'", "bar")]
    [InlineData("a: \"foo\\n\\\"\\u00e4 ^bar\"", "bar")]
    [InlineData("a: |\n  foo\n    ^bar\n", "bar")]
    [InlineData("a: |-\n\n  foo\n\n  ^bar\n", "bar")]
    [InlineData("a: >\n  foo\n  baz\n\n  ^bar\n", "bar")]
    [InlineData("a: |2\n    foo\n   ^bar\n", "bar")]
    [InlineData("a: foo\n  baz\n  ^bar", "bar")]
    [InlineData("a: \"foo\n  baz\n\n  ^bar\"", "bar")]
    [InlineData("a: 'foo\n  ^bar'", "bar")]
    [InlineData("x: 1\r\na: |\r\n  foo\r\n  ^bar\r\n", "bar")]
    [InlineData("a: 😀 ^bar", "bar")]
    [InlineData("a: [x, ^bar]", "bar")]
    public void FindsAPartOfAScalarInTheFile(string marked, string part)
    {
        var yaml = marked.Replace("^", "", StringComparison.Ordinal);
        var value = Assert.IsType<YamlMapping>(TestYaml.Read(yaml)[0].Root).Find("a");
        var scalar = Assert.IsType<YamlScalar>(value is YamlSequence list ? list.Items[1] : value);
        var span = scalar.SpanOf(new TextSpan(scalar.Value.IndexOf(part, StringComparison.Ordinal), part.Length));
        Assert.Equal((marked.IndexOf('^'), part.Length), (span.Start, span.Length));
    }
}
