using Caveat.Cel.Types;

namespace Caveat.Cel.Tests.Types;

public sealed class SchemaTypesTests
{
    [Theory]
    [InlineData("spec", "Object.spec", "Object.spec")]
    [InlineData("apiVersion", "string", "string")]
    [InlineData("kind", "string", "string")]
    [InlineData("metadata", "dyn", "dyn")]
    [InlineData("spec.replicas", "int", "int")]
    [InlineData("spec.version", "string", "string")]
    [InlineData("spec.ratio", "dyn", "double")]
    [InlineData("spec.paused", "bool", "bool")]
    [InlineData("spec.port", "dyn", "dyn")]
    [InlineData("spec.since", "string", "google.protobuf.Timestamp")]
    [InlineData("spec.keep", "string", "google.protobuf.Duration")]
    [InlineData("spec.secret", "string", "bytes")]
    [InlineData("spec.rack", "dyn", "dyn")]
    [InlineData("spec.config", "dyn", "dyn")]
    [InlineData("spec.labels", "map(string, string)", "map(string, string)")]
    [InlineData("spec.volumes", "list(Object.spec.volumes.@items)", "list(Object.spec.volumes.@items)")]
    [InlineData("spec.anything", "list(dyn)", "list(dyn)")]
    [InlineData("spec.cruise-control", "Object.spec.cruise-control", null)]
    [InlineData("spec.cruise__dash__control", null, "Object.spec.cruise__dash__control")]
    [InlineData("spec.namespace", "string", null)]
    [InlineData("spec.__namespace__", null, "string")]
    [InlineData("spec.open", "Object.spec.open", "Object.spec.open")]
    [InlineData("spec.open.known", "int", "int")]
    [InlineData("spec.open.unknown", "dyn", "dyn")]
    [InlineData("spec.untyped", "dyn", "dyn")]
    [InlineData("spec.replcas", null, null)]
    [InlineData("spec.template.template.template.replicas", "int", "int")]
    public void GivesEachPlaceOfASchemaItsType(string path, string? asJson, string? asRules)
    {
        Assert.Equal(asJson, TypeAt(path, SchemaReading.Json));
        Assert.Equal(asRules, TypeAt(path, SchemaReading.Rules));
    }

    [Fact]
    public void EndsAListOfItselfInDyn()
    {
        var type = SchemaTypes.Of("L", new EndlessArray());
        var depth = 0;
        while (type.Kind == CelTypeKind.List)
        {
            type = type.Parameters[0];
            depth++;
        }

        Assert.Equal(SchemaTypes.MaxNesting, depth);
        Assert.Equal(CelType.Dyn, type);
    }

    [Fact]
    public void NamesTheFieldsThatARuleCanSpell()
    {
        var schema = new TestShape("object")
        {
            Properties = new() { ["a-b"] = () => new TestShape("string"), ["1a"] = () => new TestShape("string"), ["c"] = () => new TestShape("string") },
        };

        Assert.Equal(["a-b", "1a", "c"], ((ObjectType)SchemaTypes.Of("T", schema)).FieldNames);
        Assert.Equal(["a__dash__b", "c"], ((ObjectType)SchemaTypes.Of("T", schema, SchemaReading.Rules)).FieldNames);
    }

    private static string? TypeAt(string path, SchemaReading reading)
    {
        CelType? type = SchemaTypes.Of("Object", TestSchemas.Broker, reading);
        foreach (var field in path.Split('.'))
        {
            type = (type as ObjectType)?.FieldType(field);
        }

        return type?.ToString();
    }

    private sealed class EndlessArray : SchemaShape
    {
        public override string Type => "array";

        public override SchemaShape Items => this;
    }
}
