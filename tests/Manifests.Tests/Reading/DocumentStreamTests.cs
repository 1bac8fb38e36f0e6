using System.Text;
using Caveat.Manifests.Reading;

namespace Caveat.Manifests.Tests.Reading;

public sealed class DocumentStreamTests
{
    private static readonly ReadingLimits Small = new(MaxObjectBytes: 400, MaxWholeListBytes: 100, MaxBrokenDocuments: 3);

    [Theory]
    [InlineData("m.yaml", "", "")]
    [InlineData("m.yaml", "---\n\n---\n# nothing\n", "")]
    [InlineData("m.yaml", "---\n\nkind: B\napiVersion: v1\n", "B 3")]
    [InlineData("m.yaml", "--- # one\n \nkind: B\napiVersion: v1\n", "B 3")]
    [InlineData("m.json", "\uFEFF{\"kind\":\"A\",\"apiVersion\":\"v1\"}", "A 1")]
    [InlineData("m.yaml", "kind: A\napiVersion: v1\n", "A 1")]
    [InlineData("m.yaml", "\uFEFF---\nkind: A\napiVersion: v1\n---\n\nkind: B\napiVersion: v1\n...\nkind: C\napiVersion: v1", "A 2|B 6|C 9")]
    [InlineData("m.yaml", "%YAML 1.2\n---\nkind: A\napiVersion: v1\n", "A 3")]
    [InlineData("m.yaml", "{kind: A, apiVersion: v1}\n---\n{\"kind\":\"B\",\"apiVersion\":\"v1\"}\n---\nkind: C\napiVersion: v1\n", "A 1|B 3|C 5")]
    [InlineData("m.yaml", "{\"kind\": A, apiVersion: v1}", "A 1")]
    [InlineData("m.yaml", "kind: A\napiVersion: v1\ntext: |\n  a\n   --- no marker\n---\nkind: B\napiVersion: v1\n", "A 1|B 7")]
    [InlineData("m.json", "{\"kind\":\"A\",\"apiVersion\":\"v1\"}{\"kind\":\"B\",\"apiVersion\":\"v1\"}\n{\"kind\":\"C\",\n\"apiVersion\":\"v1\"}", "A 1|B 1|C 2")]
    [InlineData("m.json", "{\"kind\":\"A\",\"apiVersion\":\"v1\",\"s\":\"}]\\\"{\\\\\"}\n{\"kind\":\"B\",\"apiVersion\":\"v1\"}", "A 1|B 2")]
    [InlineData("m.json", "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n{\"kind\":\"A\",\"apiVersion\":\"v1\"},\n{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[{\"kind\":\"B\",\"apiVersion\":\"v1\"}]}]}", "A 2 items[0]|B 3 items[1].items[0]")]
    [InlineData("m.yaml", "apiVersion: v1\nkind: List\nitems:\n- kind: A\n  apiVersion: v1\n- kind: B\n  apiVersion: v1\n", "A 4 items[0]|B 6 items[1]")]
    public void GivesEachObjectWithItsLine(string file, string text, string expected) => Assert.Equal(expected, Read(file, text, ReadingLimits.Default));

    [Theory]
    [InlineData("m.json", "{\"kind\":\"A\",\"apiVersion\":\"v1\"\n{\"kind\":\"B\",\"apiVersion\":\"v1\"}", "!m.json:2:1: not JSON: the text ends in the middle of a value|B 2")]
    [InlineData("m.json", "{\"kind\":\"A\",}\n{\"kind\":\"B\",\"apiVersion\":\"v1\"}", "!m.json:1:13: not JSON: '}' can't stand here; expected a name in double quotes|B 2")]
    [InlineData("m.json", "{\"kind\":\"A\",\"apiVersion\":\"v1\"}\ngarbage\n{\"kind\":\"B\",\"apiVersion\":\"v1\"}", "A 1|!m.json:2:1: not JSON: 'g' can't stand here; expected a value|B 3")]
    [InlineData("m.yaml", "a: [\n---\nkind: B\napiVersion: v1\n", "!m.yaml:2:1: not YAML: while parsing a node, did not find expected node content|B 3")]
    [InlineData("m.yaml", "just: text", "!m.yaml:1: no apiVersion and kind; expected an object of Kubernetes")]
    public void GoesOnBehindABrokenDocument(string file, string text, string expected) => Assert.Equal(expected, Read(file, text, ReadingLimits.Default));

    [Fact]
    public void ALongJsonListIsReadItemByItem()
    {
        var items = string.Join(",\n", Enumerable.Range(0, 50).Select(static i => $$"""{"kind":"K{{i}}","apiVersion":"v1","items":["x"]}"""));
        var list = "{\"apiVersion\":\"v1\",\"items\":[\n" + items + "],\"kind\":\"List\",\"metadata\":{\"a\":[\"]\"]}}";
        var expected = string.Join('|', Enumerable.Range(0, 50).Select(static i => $"K{i} {i + 2} items[{i}]"));
        Assert.Equal(expected + "|Z 52", Read("m.json", list + "\n{\"kind\":\"Z\",\"apiVersion\":\"v1\"}", Small));
        const string Garbage = "!m.json:52:1: not JSON: 'g' can't stand here; expected a value";
        Assert.Equal($"{expected}|{Garbage}|Z 53", Read("m.json", list + "\ngarbage\n{\"kind\":\"Z\",\"apiVersion\":\"v1\"}", Small));
    }

    [Theory]
    [InlineData("", "items:\n")]
    [InlineData("  ", "items:\n")]
    [InlineData("", "items:\n\n")]
    [InlineData("  ", "items:\n# x\n")]
    [InlineData("", "items:  # x\n  \n # y\n")]
    public void ALongYamlListIsReadItemByItem(string indent, string head)
    {
        var items = string.Concat(Enumerable.Range(0, 50).Select(i => $"{indent}- kind: K{i}\n{indent}  apiVersion: v1\n{indent}  # - no item\n\n{indent}  list:\n{indent}  - a\n"));
        var first = head.Count(static c => c == '\n') + 2;
        var expected = string.Join('|', Enumerable.Range(0, 50).Select(i => $"K{i} {(i * 6) + first} items[{i}]"));
        var text = $"apiVersion: v1\n{head}{items}kind: List\n---\nkind: Z\napiVersion: v1\n";
        expected += $"|Z {first + (50 * 6) + 2}";
        Assert.Equal(expected, Read("m.yaml", text, Small));
        Assert.Equal(expected, Read("m.yaml", text.ReplaceLineEndings("\r\n"), Small));
    }

    [Theory]
    [InlineData("items:\nkind: A\n")]
    [InlineData("items:\n\n# none\nkind: A\n")]
    [InlineData("items:\n  a: b\nkind: A\n")]
    [InlineData("kind: A\nitems:\n\n# none")]
    public void ALongDocumentWithoutItemsIsReadWhole(string items)
    {
        var filler = string.Concat(Enumerable.Repeat("# nothing\n", 20));
        var text = $"apiVersion: v1\n{filler}{items}\n";
        Assert.Equal($"A 1|Z {text.Count(static c => c == '\n') + 2}", Read("m.yaml", $"{text}---\nkind: Z\napiVersion: v1\n", Small));
    }

    [Theory]
    [InlineData("m.json", "{\"a\":\"%\"}\n")]
    [InlineData("m.yaml", "{\"a\":\"%\"}\n")]
    [InlineData("m.yaml", "a: |\n  %\n---\n")]
    [InlineData("m.yaml", "a: %\nb: 1\n---\n")]
    public void ADocumentBeyondTheLimitIsRefusedByNameAndTheNextIsRead(string file, string pattern)
    {
        var text = pattern.Replace("%", new string('x', 1_000_000), StringComparison.Ordinal);
        var next = text.Length > 0 ? "{\"kind\":\"B\",\"apiVersion\":\"v1\"}" : "";
        var lines = text.Count(static c => c == '\n') + 1;
        Assert.Equal(
            $"!{file}:1: the document has more than 400 bytes (MaxObjectBytes); an API server takes no object of that size: split it|B {lines}",
            Read(file, text + next, Small));
    }

    [Fact]
    public void AListThatEndsInTheMiddleSaysSo()
    {
        var items = string.Join(",\n", Enumerable.Range(0, 10).Select(static i => $$"""{"kind":"K{{i}}","apiVersion":"v1"}"""));
        Assert.EndsWith("|!m.json:11: items[10]: the file ends in the middle of the list", Read("m.json", $$"""{"items":[{{"\n"}}{{items}},{"kind":""", Small), StringComparison.Ordinal);
    }

    [Fact]
    public void ManyDocumentsWithoutAnEndAreGivenUp() =>
        Assert.EndsWith("more than 3 documents without an end (MaxBrokenDocuments); the rest of the file is not read", Read("m.json", string.Concat(Enumerable.Repeat("{\"a\":\n", 100)), Small), StringComparison.Ordinal);

    [Fact]
    public void ATruncatedFileEndsAndGivesNoMoreThanItHas()
    {
        const string Whole = "apiVersion: v1\nkind: List\nitems:\n- kind: A\n  apiVersion: v1\n---\n{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[{\"kind\":\"B\",\"apiVersion\":\"v1\"}]}\n---\nkind: C\n";
        for (var length = 0; length <= Whole.Length; length++)
        {
            foreach (var piece in (ReadOnlySpan<int>)[int.MaxValue, 1])
            {
                Read("m.yaml", Whole[..length], new ReadingLimits(400, 10, 3), piece);
                Read("m.json", Whole[length..], new ReadingLimits(30, 10, 3), piece);
            }
        }
    }

    // However the bytes come, the same is read.
    private static string Read(string file, string text, ReadingLimits limits)
    {
        var read = Read(file, text, limits, int.MaxValue);
        Assert.Equal(read, Read(file, text, limits, piece: 4));
        Assert.Equal(read, Read(file, text, limits, piece: 1));
        return read;
    }

    private static string Read(string file, string text, ReadingLimits limits, int piece)
    {
        using var stream = new PiecewiseStream(Encoding.UTF8.GetBytes(text), piece);
        var documents = new DocumentStream(stream, file, limits);
        var parser = new DocumentParser();
        List<string> found = [];
        while (documents.Next() is { } document)
        {
            foreach (var finding in parser.Parse(document))
            {
                found.Add(finding.Manifest is { } manifest ? $"{manifest.Kind.Kind} {manifest.At.Line} {manifest.At.Item}".TrimEnd() : $"!{finding.Problem}");
            }
        }

        return string.Join('|', found);
    }
}
