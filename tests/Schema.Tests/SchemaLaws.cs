using System.Text;
using System.Text.Json;
using CsCheck;

namespace Caveat.Schema.Tests;

public sealed class SchemaLaws
{
    private static readonly Gen<string> Words = Gen.OneOf("a", "b", "name", "x-1", "", "ä/~", "^a", "1Gi", "10.0.0.1");

    private static readonly Gen<string> Values = Gen.Recursive<string>((depth, inner) => depth > 3 ? Scalars : Gen.Frequency(
        (3, Scalars!),
        (1, inner.Array[0, 4].Select(static items => $"[{string.Join(',', items)}]")),
        (2, Gen.Select(Words.Array[0, 4], inner.Array[4]).Select(static (names, values) => ObjectOf(names, values)))));

    private static readonly Gen<string> Keywords = Gen.OneOf(
        "type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "format", "maxItems", "minItems", "uniqueItems",
        "contains", "minContains", "maxContains", "maxProperties", "minProperties", "required", "dependentRequired", "dependentSchemas", "properties", "patternProperties", "additionalProperties",
        "propertyNames", "prefixItems", "items", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref", "$defs", "nullable", "x-kubernetes-int-or-string", "x-kubernetes-list-type",
        "x-kubernetes-list-map-keys", "x-kubernetes-embedded-resource", "default");

    /// <summary>Schemas whose keywords mostly have what they expect.</summary>
    private static readonly Gen<string> SoundSchemas = Gen.Recursive<string>((depth, inner) => depth > 3 ? Gen.Const("{}") : Gen.OneOf(
        Gen.OneOf("object", "array", "string", "integer", "number", "boolean", "null").Select(static type => $"{{\"type\":\"{type}\"}}"),
        Gen.Int[-3, 3].Select(static limit => $"{{\"maximum\":{limit}}}"),
        Gen.Int[0, 3].Select(static limit => $"{{\"minLength\":{limit},\"maxItems\":{limit},\"minProperties\":{limit}}}"),
        Values.Array[1, 3].Select(static members => $"{{\"enum\":[{string.Join(',', members)}]}}"),
        Gen.Const("{\"uniqueItems\":true}"),
        inner.Select(static items => $"{{\"items\":{items}}}"),
        inner.Array[1, 3].Select(static all => $"{{\"allOf\":[{string.Join(',', all)}]}}"),
        inner.Array[1, 3].Select(static any => $"{{\"anyOf\":[{string.Join(',', any)}]}}"),
        Gen.Select(Words.Array[1, 3], inner.Array[3]).Select(static (names, schemas) => $"{{\"properties\":{ObjectOf(names, schemas)},\"required\":[{JsonSerializer.Serialize(names[0])}]}}")));

    private static Gen<string> Scalars => Gen.OneOf(
        Gen.OneOf("null", "true", "false", "0", "-0.0", "1", "1.5", "9007199254740993", "9223372036854775808", "1e300", "-3"),
        Words.Select(static word => JsonSerializer.Serialize(word)));

    [Fact]
    public void NothingThrowsWhateverStandsInASchema() =>
        Gen.Select(Gen.Select(Keywords, Values).Array[0, 6], Values, Gen.Bool).Sample(static (keywords, value, isStructural) =>
        {
            var names = Array.ConvertAll(keywords, static pair => pair.Item1);
            var values = Array.ConvertAll(keywords, static pair => pair.Item2);
            var (schema, findings) = Schemas.Compile(ObjectOf(names, values), isStructural ? SchemaDialect.Structural : SchemaDialect.JsonSchema);
            if (schema is not null)
            {
                Schemas.Judge(schema, value);
            }

            Assert.True(schema is not null || findings.Count > 0);
        });

    [Fact]
    public void NotTurnsEveryVerdictRound() => Gen.Select(SoundSchemas, Values).Sample(static (schema, value) =>
        Assert.NotEqual(Schemas.JsonSchemaOf(schema).Accepts(Json.Of(value)), Schemas.JsonSchemaOf($"{{\"not\":{schema}}}").Accepts(Json.Of(value))));

    [Fact]
    public void AllOfTwiceTheSameSaysTheSame() => Gen.Select(SoundSchemas, Values).Sample(static (schema, value) =>
        Assert.Equal(Schemas.JsonSchemaOf(schema).Accepts(Json.Of(value)), Schemas.JsonSchemaOf($"{{\"allOf\":[{schema},{schema}]}}").Accepts(Json.Of(value))));

    [Fact]
    public void AnUnknownPropertyBreaksNothingWhereItMayStand() => Gen.Select(SoundSchemas, Words.Array[0, 3], Values.Array[3]).Sample(static (schema, names, values) =>
    {
        var before = ObjectOf(names, values);
        var after = ObjectOf([.. names, "unknown"], [.. values, "[]"]);
        var properties = $"{{\"properties\":{{\"a\":{schema}}},\"additionalProperties\":true}}";
        Assert.Equal(Schemas.JsonSchemaOf(properties).Accepts(Json.Of(before)), Schemas.JsonSchemaOf(properties).Accepts(Json.Of(after)));
    });

    [Fact]
    public void EveryViolationNamesAPlaceOfTheValueOrOfAMissingField() => Gen.Select(SoundSchemas, Values).Sample(static (schema, value) =>
    {
        var json = Json.Of(value);
        foreach (var violation in Schemas.JsonSchemaOf(schema).Validate(json))
        {
            Assert.True(violation.Path.In(json).Exists || violation.Path.Parent.In(json).Exists, violation.ToString());
        }
    });

    private static string ObjectOf(string[] names, string[] values)
    {
        var builder = new StringBuilder("{");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length && i < values.Length; i++)
        {
            if (seen.Add(names[i]))
            {
                builder.Append(builder.Length > 1 ? "," : "").Append(JsonSerializer.Serialize(names[i])).Append(':').Append(values[i]);
            }
        }

        return builder.Append('}').ToString();
    }
}
