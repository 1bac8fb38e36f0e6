namespace Caveat.Schema.Tests;

public sealed class AllocationTests
{
    /// <summary>One of each keyword that looks at a value.</summary>
    private const string Schema = "{'type': 'object', 'required': ['a'], 'minProperties': 1, 'maxProperties': 9, 'dependentRequired': {'a': ['b']}, 'propertyNames': {'maxLength': 9}, "
        + "'properties': {'a': {'type': 'string', 'minLength': 1, 'maxLength': 9, 'pattern': '^[a-z]+$', 'format': 'hostname', 'enum': ['x', 'abc']}, "
        + "'b': {'type': 'integer', 'minimum': 1, 'exclusiveMaximum': 9, 'multipleOf': 2, 'format': 'int32'}, "
        + "'c': {'type': 'array', 'uniqueItems': true, 'minItems': 1, 'maxItems': 9, 'items': {'anyOf': [{'type': 'string'}, {'type': 'integer'}]}, 'contains': {'const': 1}}, "
        + "'d': {'$ref': '#/$defs/d'}}, 'patternProperties': {'^x-': {'not': {'type': 'null'}}}, 'additionalProperties': {'oneOf': [{'minimum': 5.5}, {'maximum': 4}]}, "
        + "'$defs': {'d': {'if': {'required': ['e']}, 'then': {'allOf': [{'type': 'object'}]}}}}";

    [Fact]
    public void JudgesAValidValueWithoutAllocation()
    {
        var schema = Schemas.JsonSchemaOf(Schema);
        var value = Json.Of("{'a': 'abc', 'b': 4, 'c': [1, 'two', 3, 4, 5], 'd': {'e': 1}, 'x-y': 1, 'f': 3, 'g': 6.5}");
        Assert.Empty(schema.Validate(value));
        Assert.True(schema.Accepts(value));
        Assert.Equal(0, Allocations.BytesOfARound(() => schema.Validate(value)));
        Assert.Equal(0, Allocations.BytesOfARound(() => schema.Accepts(value)));
    }
}
