namespace Caveat.Schema.Tests;

public sealed class StructuralTests
{
    [Theory]
    [InlineData("{'type': 'string', 'nullable': true}", "null", "valid")]
    [InlineData("{'type': 'string'}", "null", "must be a string, is null")]
    [InlineData("{'type': 'string', 'nullable': true, 'minLength': 3, 'anyOf': [{'pattern': 'a'}]}", "null", "valid")]
    [InlineData("{'type': 'object', 'nullable': true, 'not': {}}", "null", "valid")]
    [InlineData("{'maximum': 7, 'exclusiveMaximum': true}", "7", "must be less than 7, is 7")]
    [InlineData("{'maximum': 7, 'exclusiveMaximum': false}", "7", "valid")]
    [InlineData("{'minimum': 7, 'exclusiveMinimum': true}", "7", "must be more than 7, is 7")]
    [InlineData("{'anyOf': [{'type': 'integer'}, {'type': 'string'}], 'x-kubernetes-int-or-string': true}", "'80%'", "valid")]
    [InlineData("{'anyOf': [{'type': 'integer'}, {'type': 'string'}], 'x-kubernetes-int-or-string': true}", "true", "must be a string or an integer, is a boolean (true)")]
    [InlineData("{'anyOf': [{'type': 'integer'}, {'type': 'string'}], 'pattern': '^[0-9]+$', 'x-kubernetes-int-or-string': true}", "'1Gx'", "must match ^[0-9]+$, is \"1Gx\"")]
    [InlineData("{'x-kubernetes-int-or-string': true, 'nullable': true}", "null", "valid")]
    [InlineData("{'type': 'integer', 'format': 'int32'}", "2147483647", "valid")]
    [InlineData("{'type': 'integer', 'format': 'int32'}", "2147483648", "valid")]
    [InlineData("{'type': 'integer', 'format': 'int64'}", "9223372036854775808", "valid")]
    [InlineData("{'type': 'array', 'x-kubernetes-list-type': 'set'}", "['a', 'b', 'a']", "[2]: is the same as element 0; each may be there once")]
    [InlineData("{'type': 'array', 'x-kubernetes-list-type': 'atomic'}", "['a', 'a']", "valid")]
    [InlineData("{'type': 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name']}", "[{'name': 'plain', 'port': 1}, {'name': 'plain', 'port': 2}]", "[1]: has the same name=\"plain\" as element 0; each may be there once")]
    [InlineData("{'type': 'array', 'items': {'properties': {'protocol': {'default': 'TCP'}}}, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['port', 'protocol']}", "[{'port': 1}, {'port': 1, 'protocol': 'UDP'}, {'port': 1, 'protocol': 'TCP'}]", "[2]: has the same port=1, protocol=\"TCP\" as element 0; each may be there once")]
    [InlineData("{'type': 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true}", "{'apiVersion': '', 'spec': {}}", "apiVersion: must not be empty\nkind: must be there")]
    [InlineData("{'type': 'object', 'additionalProperties': {'type': 'string'}}", "{'a': 1}", "a: must be a string, is a number (1)")]
    [InlineData("{'type': 'object', 'additionalProperties': true}", "{'a': 1}", "valid")]
    [InlineData("{'type': 'object', 'properties': {'a': {}}}", "{'b': 1}", "valid")]
    [InlineData("{'type': 'string', 'enum': ['a']}", "null", "must be a string, is null\nmust be one of \"a\"; is null")]
    public void JudgesAsTheServerDoes(string schema, string value, string expected) =>
        Assert.Equal(expected, Schemas.Judge(Schemas.StructuralOf(schema), value));

    [Theory]
    [InlineData("{'apiVersion': 'v1', 'kind': 'K', 'metadata': {'x': 1}, 'spec': {}}", "valid")]
    [InlineData("{'spec': {'replcas': 1}}", "spec.replcas: is no known field; did you mean 'replicas'?")]
    [InlineData("{'spec': {'free': {'a': 1}, 'config': {'b': 1}}}", "valid")]
    [InlineData("{'spec': {'listeners': [{'nam': 1}]}, 'status': 1}", "status: is no known field\nspec.listeners[0].nam: is no known field; did you mean 'name'?")]
    [InlineData("{'spec': {'template': {'apiVersion': 'v1', 'kind': 'Pod', 'metadata': {}, 'specs': 1}}}", "spec.template.specs: is no known field")]
    public void RefusesUnknownFieldsWhereAskedTo(string value, string expected)
    {
        const string Spec = "'replicas': {'type': 'integer'}, 'free': {'type': 'object', 'x-kubernetes-preserve-unknown-fields': true}, "
            + "'config': {'type': 'object', 'additionalProperties': true}, 'listeners': {'type': 'array', 'items': {'type': 'object', 'properties': {'name': {}}}}, "
            + "'template': {'type': 'object', 'x-kubernetes-embedded-resource': true}";
        var options = new SchemaOptions { Dialect = SchemaDialect.Structural, IsResource = true, RefusesUnknownFields = true };
        var (schema, _) = JsonSchema.Compile(Json.Of("{'type': 'object', 'properties': {'spec': {'type': 'object', 'properties': {" + Spec + "}}}}"), options);
        var lines = Schemas.Judge(schema!, value).Split('\n');
        Array.Sort(lines, static (left, right) => right.StartsWith("status", StringComparison.Ordinal).CompareTo(left.StartsWith("status", StringComparison.Ordinal)));
        Assert.Equal(expected, string.Join('\n', lines));
    }

    [Fact]
    public void DescribesAPlace()
    {
        var schema = Schemas.StructuralOf("{'type': 'object', 'required': ['port'], 'properties': {'port': {'type': 'integer', 'format': 'int32', 'nullable': true}, "
            + "'names': {'type': 'array', 'maxItems': 3, 'x-kubernetes-list-type': 'set', 'items': {'type': 'string', 'maxLength': 5, 'enum': ['a', 'b']}}, "
            + "'config': {'type': 'object', 'maxProperties': 9, 'additionalProperties': {'x-kubernetes-int-or-string': true}}}}");
        Assert.Equal(["port", "names", "config"], schema.Root.PropertyNames);
        Assert.True(schema.Root.IsRequired("port"));
        Assert.False(schema.Root.IsRequired("names"));
        Assert.Equal(("integer", "int32", true), (schema.Root.Property("port")!.Type, schema.Root.Property("port")!.Format, schema.Root.Property("port")!.IsNullable));
        var names = schema.Root.Property("names")!;
        Assert.Equal((3L, "set", 5L, 2), (names.MaxItems, names.ListType, names.Items!.MaxLength, names.Items.Members.Count));
        var config = schema.Root.Property("config")!;
        Assert.Equal((9L, true), (config.MaxProperties, config.AdditionalProperties!.IsIntOrString));
        Assert.Null(schema.Root.Property("nothing"));
    }

    [Theory]
    [InlineData("spec.listeners[3].tls", "boolean")]
    [InlineData("spec.config[\"a.b\"]", "string")]
    [InlineData("spec.nothing", "none")]
    [InlineData("", "object")]
    public void FindsWhatIsSaidOfAPath(string path, string type)
    {
        Assert.True(Caveat.Json.FieldPath.TryParse(path, out var parsed, out _));
        Assert.Equal(type, DefaultsSchema.At(parsed) is { } node ? node.Type : "none");
    }

    [Fact]
    public void ListsDefaults() => Assert.Equal(
        ["spec = {\"size\": 3}", "spec.size = 1", "spec.listeners[*].tls = false", "spec.config[*] = \"x\""],
        Array.ConvertAll([.. DefaultsSchema.Defaults], static item => item.ToString()));

    [Theory]
    [InlineData("spec.listeners[7].tls", true)]
    [InlineData("spec.listeners[7]", false)]
    [InlineData("spec.config.any", true)]
    [InlineData("spec.size", true)]
    [InlineData("spec.Size", false)]
    public void TellsWhichPathsHaveADefault(string path, bool expected)
    {
        Assert.True(Caveat.Json.FieldPath.TryParse(path, out var parsed, out _));
        var found = false;
        foreach (var item in DefaultsSchema.Defaults)
        {
            found |= item.Place.Matches(parsed);
        }

        Assert.Equal(expected, found);
    }

    private static JsonSchema DefaultsSchema { get; } = Schemas.StructuralOf("{'type': 'object', 'properties': {'spec': {'type': 'object', 'default': {'size': 3}, 'properties': {"
        + "'size': {'type': 'integer', 'default': 1}, 'listeners': {'type': 'array', 'items': {'type': 'object', 'properties': {'tls': {'type': 'boolean', 'default': false}}}}, "
        + "'config': {'type': 'object', 'additionalProperties': {'type': 'string', 'default': 'x'}}}}}}");
}
