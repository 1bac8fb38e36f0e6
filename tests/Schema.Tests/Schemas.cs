namespace Caveat.Schema.Tests;

/// <summary>The only place of these tests that compiles schemas.</summary>
internal static class Schemas
{
    public static SchemaCompilation Compile(string schema, SchemaDialect dialect) => JsonSchema.Compile(Json.Of(schema), new SchemaOptions { Dialect = dialect });

    public static JsonSchema JsonSchemaOf(string schema) => Sound(Compile(schema, SchemaDialect.JsonSchema));

    public static JsonSchema StructuralOf(string schema) => Sound(Compile(schema, SchemaDialect.Structural));

    /// <summary>What a schema says of a value: <c>valid</c>, or the violations a line each. Both ways of asking have to agree.</summary>
    public static string Judge(JsonSchema schema, string value)
    {
        var json = Json.Of(value);
        var violations = schema.Validate(json);
        Assert.Equal(violations.Count == 0, schema.Accepts(json));
        return violations.Count == 0 ? "valid" : string.Join('\n', violations);
    }

    private static JsonSchema Sound(SchemaCompilation compilation)
    {
        Assert.Empty(compilation.Findings);
        return compilation.Schema!;
    }
}
