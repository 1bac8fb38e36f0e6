using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Require;

/// <summary>"That parameter has to be there, like this."</summary>
internal sealed class RequireKind : BodyKind<RequireBody>
{
    public static readonly RequireKind Instance = new();

    public override Field<RuleSpec> Field { get; } = FieldOf("require", RequireBody.Shape, "What must hold.");

    public override Operations Possible => Operations.Create | Operations.Update | Operations.Delete | Operations.Connect;

    public override Operations Usual => Operations.Create | Operations.Update;

    protected override CompiledBody? Compile(RequireBody body, RuleCompilation rule)
    {
        var bySchema = body.Path is not null || body.Schema is not null;
        var byExpression = body.Fields.Count > 0 || body.That is not null;
        if (bySchema == byExpression)
        {
            rule.Error(body.Span with { Length = 0 }, RequireMessages.Forms);
            return null;
        }

        return bySchema ? OfSchema(body, rule) : OfExpression(body, rule);
    }

    private static CompiledBody? OfExpression(RequireBody body, RuleCompilation rule)
    {
        RequireField(body, rule, "fields", body.Fields.Count > 0);
        RequireField(body, rule, "that", body.That is not null);
        var fields = rule.Fields(body.Fields);
        var that = rule.OptionalCondition(body.That);
        return that is null || rule.Failed
            ? null
            : new CompiledBody { Check = new ExpressionCheck(that, violatedWhen: false, fields, "what this rule requires does not hold") };
    }

    private static CompiledBody? OfSchema(RequireBody body, RuleCompilation rule)
    {
        RequireField(body, rule, "path", body.Path is not null);
        RequireField(body, rule, "schema", body.Schema is not null);
        var schema = body.Schema is null ? null : WrittenSchema.Compile(body.Schema, rule);
        return schema is null || rule.Failed ? null : new CompiledBody { Check = new SchemaCheck(body.Path!.Path, schema) };
    }

    private static void RequireField(RequireBody body, RuleCompilation rule, string name, bool isThere)
    {
        if (!isThere)
        {
            rule.Error(body.Span with { Length = 0 }, LoadingMessages.MissingField(name, RequireBody.Shape.Noun));
        }
    }
}
