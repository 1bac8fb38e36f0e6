using System.Text;
using Caveat.Text;

namespace Caveat.Schema.Tests;

public sealed class CompilationTests
{
    [Theory]
    [InlineData("{'maximun': 3}", "maximun: is no keyword of JSON Schema; did you mean 'maximum'?")]
    [InlineData("{'properties': {'a': {'typ': 'string'}}}", "properties.a.typ: is no keyword of JSON Schema; did you mean 'type'?")]
    [InlineData("{'type': 'int'}", "type: 'int' is no type")]
    [InlineData("{'type': 'strin'}", "type: 'strin' is no type; did you mean 'string'?")]
    [InlineData("{'type': 3}", "type: must be a list of strings, is 3")]
    [InlineData("{'maximum': 'a'}", "maximum: must be a number, is \"a\"")]
    [InlineData("{'exclusiveMaximum': true}", "exclusiveMaximum: must be a number, is true")]
    [InlineData("{'multipleOf': 0}", "multipleOf: must be a number of more than 0, is 0")]
    [InlineData("{'maxLength': -1}", "maxLength: must be a whole number of at least 0, is -1")]
    [InlineData("{'maxItems': 1.5}", "maxItems: must be a whole number of at least 0, is 1.5")]
    [InlineData("{'contains': {}, 'minContains': 'a'}", "minContains: must be a whole number of at least 0, is \"a\"")]
    [InlineData("{'enum': []}", "enum: must be a list of at least one value, is []")]
    [InlineData("{'required': 'a'}", "required: must be a list of strings, is \"a\"")]
    [InlineData("{'required': [1]}", "required: must be a list of strings, is [1]")]
    [InlineData("{'anyOf': []}", "anyOf: must be a list of at least one schema, is []")]
    [InlineData("{'anyOf': [{}, 3]}", "anyOf[1]: must be a schema, true or false, is 3")]
    [InlineData("{'properties': []}", "properties: must be an object of schemas, is []")]
    [InlineData("{'items': [{}]}", "items: must be a schema, with a list of schemas under 'prefixItems', is [{}]")]
    [InlineData("{'pattern': 'a(?=b)'}", "pattern: is no pattern of RE2's syntax: groups that start with '(?=' are not there: no looking ahead or behind, no atomic groups, no conditions")]
    [InlineData("{'patternProperties': {'[': {}}}", "patternProperties[\"[\"]: is no pattern of RE2's syntax: a ']' is missing")]
    [InlineData("{'$ref': 'https://example.com/x.json'}", "$ref: must start with '#', as only schemas of this document can be meant; is \"https://example.com/x.json\"")]
    [InlineData("{'$ref': '#/$defs/a'}", "$ref: leads to '/$defs/a', which is not in this schema")]
    [InlineData("{'$ref': '#a'}", "$ref: a pointer is empty or starts with '/'; found 'a'")]
    [InlineData("{'$ref': '#'}", "a schema applies itself to the same value again by '$ref'; go through 'properties' or 'items' in between")]
    [InlineData("{'$defs': {'a': {'anyOf': [{'$ref': '#/$defs/b'}]}, 'b': {'not': {'$ref': '#/$defs/a'}}}}", "a schema applies itself to the same value again by '$ref'; go through 'properties' or 'items' in between")]
    [InlineData("{'$defs': {'a': {'maximum': ''}}}", "$defs.a.maximum: must be a number, is \"\"")]
    [InlineData("3", "must be a schema, true or false, is 3")]
    [InlineData("{'maxItems': -1, 'properties': {'a': {'minimum': null}}}", "maxItems: must be a whole number of at least 0, is -1\nproperties.a.minimum: must be a number, is null")]
    public void SaysWhatIsWrongWithAJsonSchema(string schema, string expected) => Check(schema, SchemaDialect.JsonSchema, expected);

    [Theory]
    [InlineData("{'$ref': '#/a'}", "$ref: can't stand in a structural schema")]
    [InlineData("{'type': ['string', 'null']}", "type: must be the name of a type, is [\"string\", \"null\"]")]
    [InlineData("{'maximum': 3, 'exclusiveMaximum': 4}", "exclusiveMaximum: must be true or false, with the bound under 'maximum', is 4")]
    [InlineData("{'x-kubernetes-list-type': 'sets'}", "x-kubernetes-list-type: must be atomic, set or map; did you mean 'set'?, is \"sets\"")]
    [InlineData("{'x-kubernetes-list-map-keys': []}", "x-kubernetes-list-map-keys: must be a list of at least one field, is []")]
    [InlineData("{'items': 3}", "items: must be a schema, is 3")]
    public void SaysWhatIsWrongWithAStructuralSchema(string schema, string expected) => Check(schema, SchemaDialect.Structural, expected);

    [Theory]
    [InlineData("{'discription': 'a'}", "discription: is no keyword of a structural schema and has no effect; did you mean 'description'?")]
    [InlineData("{'format': 'credit-card'}", "format: format 'credit-card' is not checked")]
    public void WarnsOfWhatHasNoEffect(string schema, string expected)
    {
        var (compiled, findings) = Schemas.Compile(schema, SchemaDialect.Structural);
        Assert.NotNull(compiled);
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(findings).Severity);
        Assert.Equal(expected, findings[0].ToString());
    }

    [Fact]
    public void AcceptsExtensionsOfOthers() => Assert.Equal("valid", Schemas.Judge(Schemas.JsonSchemaOf("{'x-order': 3, 'title': 'T', 'examples': [1], 'default': 2, '$comment': ''}"), "1"));

    [Fact]
    public void EndsAtSchemasThatNestTooDeep()
    {
        var schema = new StringBuilder().Insert(0, "{\"not\":", 400).Append("{}").Append('}', 400).ToString();
        var (compiled, findings) = Schemas.Compile(schema, SchemaDialect.JsonSchema);
        Assert.Null(compiled);
        Assert.EndsWith(": schemas nest deeper than 256 (MaxSchemaDepth)", Assert.Single(findings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void EndsAtAChainOfReferences()
    {
        var schema = new StringBuilder("{'$defs': {");
        for (var i = 0; i < 20_000; i++)
        {
            schema.Append($"'d{i}': {{'$ref': '#/$defs/d{i + 1}'}}, ");
        }

        var chain = Schemas.JsonSchemaOf(schema.Append("'d20000': {'type': 'null'}}, '$ref': '#/$defs/d0'}").ToString());
        Assert.Equal("nests schemas deeper than 1024 (MaxEvaluationDepth); not judged to the end", Schemas.Judge(chain, "1"));
    }

    [Fact]
    public void EndsAtAlternativesThatMultiply()
    {
        var schema = new StringBuilder("{'$defs': {");
        for (var i = 0; i < 40; i++)
        {
            schema.Append($"'d{i}': {{'allOf': [{{'$ref': '#/$defs/d{i + 1}'}}, {{'$ref': '#/$defs/d{i + 1}'}}]}}, ");
        }

        var explosion = Schemas.JsonSchemaOf(schema.Append("'d40': {}}, 'not': {'$ref': '#/$defs/d0'}}").ToString());
        Assert.Equal("takes more than 2000000 steps (MaxSteps); not judged to the end", Schemas.Judge(explosion, "1").Split('\n')[^1]);
    }

    [Fact]
    public void JudgesADeepValueOnASmallStack()
    {
        var schema = Schemas.JsonSchemaOf("{'items': {'anyOf': [{'$ref': '#'}, false]}}");
        var verdict = "";
        var thread = new Thread(() => verdict = Schemas.Judge(schema, new string('[', 340) + new string(']', 340)), maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal("valid", verdict);
    }

    [Fact]
    public void ListsNoMoreThanAHundredViolations()
    {
        var schema = Schemas.JsonSchemaOf("{'items': {'type': 'string'}}");
        Assert.Equal(100, schema.Validate(Json.Of("[" + string.Join(',', new int[500]) + "]")).Count);
    }

    private static void Check(string schema, SchemaDialect dialect, string expected)
    {
        var (compiled, findings) = Schemas.Compile(schema, dialect);
        Assert.Equal(expected, string.Join('\n', findings));
        Assert.Null(compiled);
    }
}
