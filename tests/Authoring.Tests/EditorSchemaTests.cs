using System.Buffers;
using System.Text;
using Caveat.Policies.Authoring;
using Caveat.Policies.Loading;
using Caveat.PolicyFiles;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Authoring.Tests;

/// <summary>Editor and loader must agree: what loads is valid, and what a schema can say is wrong does not load.</summary>
public sealed class EditorSchemaTests
{
    private const string Head = "apiVersion: caveat.dev/v1\nkind: CaveatPolicy\nmetadata: {name: p}\nspec:\n  match: {resources: [{apiGroups: [''], kinds: [ConfigMap]}]}\n  rules:\n";

    private static readonly NJsonSchema.JsonSchema Schema = EditorSchema.Of(DocumentModel.All);

    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        foreach (var file in PolicyFileReader.Read([Path.Combine(Repository.Root, "policies")]))
        {
            files.Add(Path.GetRelativePath(Repository.Root, file.Path));
        }

        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void WhatIsInThePacksIsValid(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, file));
        Assert.Empty(PolicyLoader.Load(new SourceText(file, text)).Failures);
        Assert.Empty(Objections(text));
    }

    [Fact]
    public void WhatIsInTheCasesOfThePacksIsValid()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "policies"), "*.yaml", SearchOption.AllDirectories);
        foreach (var file in files.Where(static file => file.Contains("/cases/", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(file);
            if (text.Contains("kind: CaveatTest", StringComparison.Ordinal))
            {
                Assert.True(Objections(text) is [], $"{file}: {string.Join('\n', Objections(text))}");
            }
        }
    }

    [Theory]
    [InlineData("  - {name: r, conflict: {fields: [data.a], when: true}}")]
    [InlineData("  - {name: r, enforceFrom: 2027-01-31, docs: 'HTTP://x.y', default: {field: data.a, value: null}}")]
    [InlineData("  - {name: r, enforceFrom: '2027-01-31T12:00:00.5+02:00', message: 3, require: {path: data.a, schema: {type: string}}}")]
    [InlineData("  - {name: r, operations: ['*'], protect: {deletion: true}}\nstatus: {conditions: []}")]
    public void WhatLoadsIsValid(string rules)
    {
        Assert.Empty(PolicyLoader.Load(new SourceText("p.yaml", Head + rules)).Failures);
        Assert.Empty(Objections(Head + rules));
    }

    [Theory]
    [InlineData("  - {name: r}")]
    [InlineData("  - {name: r, settle: {}, protect: {deletion: true}}")]
    [InlineData("  - {name: R, protect: {deletion: true}}")]
    [InlineData("  - {name: r, protect: {deletion: 1}}")]
    [InlineData("  - {name: r, severity: awful, protect: {deletion: true}}")]
    [InlineData("  - {name: r, serverity: high, protect: {deletion: true}}")]
    [InlineData("  - {name: r, operations: [], protect: {deletion: true}}")]
    [InlineData("  - {name: r, docs: ftp://x, protect: {deletion: true}}")]
    [InlineData("  - {name: r, enforceFrom: tomorrow, protect: {deletion: true}}")]
    [InlineData("  - {name: r, transition: {field: spec.a, deny: []}}")]
    [InlineData("  - {name: r, default: {field: spec.a, value: 1, expression: '1'}}")]
    [InlineData("  - {name: r, conflict: {fields: [data.a]}}")]
    [InlineData("  - {name: r, conflict: {fields: data.a, when: 'true'}}")]
    [InlineData("    []")]
    public void WhatIsNotValidDoesNotLoad(string rules)
    {
        Assert.NotEmpty(Objections(Head + rules));
        Assert.NotEmpty(PolicyLoader.Load(new SourceText("p.yaml", Head + rules)).Failures);
    }

    [Theory]
    [InlineData("apiVersion: caveat.dev/v2\nkind: CaveatPolicy\nmetadata: {name: p}\nspec: {rules: []}")]
    [InlineData("apiVersion: caveat.dev/v1\nkind: CaveatPolice\nmetadata: {name: p}\nspec: {rules: []}")]
    [InlineData("apiVersion: caveat.dev/v1\nkind: OperatorProfile\nmetadata: {name: p}\nspec: {}")]
    [InlineData("apiVersion: caveat.dev/v1\nkind: CaveatException\nmetadata: {name: p, namespace: n}\nspec: {rules: [a], objects: [{apiGroup: '', kind: Pod, name: x}], until: 2027-01-31, reason: r, approvedBy: b}")]
    public void ADocumentThatIsNotValidDoesNotLoad(string document)
    {
        Assert.NotEmpty(Objections(document));
        Assert.NotEmpty(PolicyLoader.Load(new SourceText("p.yaml", document)).Failures);
    }

    [Fact]
    public void EveryFieldIsDescribed()
    {
        foreach (var document in DocumentModel.All)
        {
            AssertDescribed(document.Root, document.Kind);
        }
    }

    private static void AssertDescribed(ShapeModel shape, string path)
    {
        switch (shape)
        {
            case ListModel list:
                AssertDescribed(list.Item, path + "[]");
                break;
            case MapModel map:
                AssertDescribed(map.Item, path + ".*");
                break;
            case RecordModel record:
                foreach (var field in record.Fields)
                {
                    Assert.True(field.Doc.EndsWith('.') && field.Doc.Length > 5, $"{path}.{field.Name}: {field.Doc}");
                    AssertDescribed(field.Shape, $"{path}.{field.Name}");
                }

                break;
        }
    }

    private static List<string> Objections(string yaml)
    {
        var objections = new List<string>();
        foreach (var document in YamlReader.Read(new SourceText("p.yaml", yaml), YamlLimits.Default))
        {
            var json = new ArrayBufferWriter<byte>();
            Assert.Null(YamlJson.Write(document.Root!, json));
            objections.AddRange(Schema.Validate(Encoding.UTF8.GetString(json.WrittenSpan)).Select(static error => error.ToString()));
        }

        return objections;
    }
}
