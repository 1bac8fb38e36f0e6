using System.Text;
using Caveat.Cel;
using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;
using Caveat.Json;
using Caveat.Policies.Typing;
using Caveat.Schema;
using Caveat.Text;

namespace Caveat.Policies.Tests.Typing;

public sealed class ResourceTypesTests
{
    private const string Schema = "{'type': 'object', 'properties': {'spec': {'type': 'object', 'required': ['replicas', 'mode'], 'properties': {"
        + "'replicas': {'type': 'integer', 'default': 3}, 'mode': {'type': 'string', 'enum': ['a', 'kräftig'], 'maxLength': 63}, "
        + "'cpu': {'x-kubernetes-int-or-string': true}, 'since': {'type': 'string', 'format': 'date-time'}, 'note': {'type': 'string', 'nullable': true}, "
        + "'config': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'free': {'type': 'object', 'x-kubernetes-preserve-unknown-fields': true}, "
        + "'listeners': {'type': 'array', 'maxItems': 9, 'items': {'type': 'object', 'properties': {'port': {'type': 'integer'}, 'tls': {'type': 'boolean'}}}}}}}}";

    [Theory]
    [InlineData("object.spec.replicas > 3", "bool")]
    [InlineData("object.spec.listeners.all(l, l.port > 9000 && !l.tls)", "bool")]
    [InlineData("object.spec.listeners.map(l, l.port)", "list(int)")]
    [InlineData("object.spec.config['a']", "string")]
    [InlineData("object.spec.cpu", "dyn")]
    [InlineData("object.spec.note", "dyn")]
    [InlineData("object.spec.since", "string")]
    [InlineData("object.spec.free.anything.at.all", "dyn")]
    [InlineData("object.metadata.name", "dyn")]
    [InlineData("object.kind", "string")]
    [InlineData("object.spec.replcas > 3", "1:13: undefined field 'replcas'; did you mean 'replicas'?")]
    [InlineData("object.spec.listeners.all(l, l.prt > 9000)", "1:32: undefined field 'prt'; did you mean 'port'?")]
    [InlineData("object.stats.phase == ''", "1:8: undefined field 'stats'")]
    public void TypesOfASchema(string expression, string expected)
    {
        var environment = CelEnvironment.Create(new EnvironmentOptions
        {
            Libraries = [StandardLibrary.Instance, OptionalLibrary.Instance],
            Variables = [new VariableDeclaration("object", ResourceTypes.Of("Object", Compiled()))],
        });
        var result = environment.Check(new SourceText("<input>", expression));
        Assert.Equal(expected, result.Expr is { } checkedExpr
            ? checkedExpr.ResultType.ToString()
            : string.Join('\n', result.Diagnostics.Select(static d => d.ToString()["<input>:".Length..])));
    }

    [Fact]
    public void TellsSizesAndWhatIsAlwaysThere()
    {
        var spec = new StructuralShape(Compiled().Root).Property("spec")!;
        Assert.Equal((63L, 7L), (spec.Property("mode")!.MaxLength, spec.Property("mode")!.LongestEnum));
        Assert.Equal((9L, null), (spec.Property("listeners")!.MaxItems, spec.Property("note")!.LongestEnum));
        Assert.True(spec.IsRequired("mode"));
        Assert.False(spec.IsRequired("replicas"));
        Assert.Null(spec.Property("nothing"));
    }

    private static JsonSchema Compiled()
    {
        var text = new JsonText();
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes(Schema.Replace('\'', '"')), JsonLimits.Document, out _));
        var (schema, findings) = JsonSchema.Compile(text.Root, new SchemaOptions { Dialect = SchemaDialect.Structural, IsResource = true });
        Assert.Empty(findings);
        return schema!;
    }
}
