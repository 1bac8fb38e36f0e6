using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Default;

/// <summary>"If you don't set it, here is something smart."</summary>
internal sealed class DefaultKind : BodyKind<DefaultBody>
{
    public static readonly DefaultKind Instance = new();

    public override Field<RuleSpec> Field { get; } = FieldOf("default", DefaultBody.Shape, "What an absent field gets.");

    public override Operations Possible => Operations.Create | Operations.Update;

    public override Operations Usual => Operations.Create | Operations.Update;

    protected override CompiledBody? Compile(DefaultBody body, RuleCompilation rule)
    {
        if (body.Field is null || !HasOneValue(body, rule) || !CanBeFilled(body.Field, rule))
        {
            return null;
        }

        var when = rule.OptionalCondition(body.When);
        var constant = body.Value is null ? null : JsonConstant.Of(body.Value, rule.Findings);
        var expression = body.Expression is null ? null : rule.Expression(body.Expression);
        return rule.Failed ? null : new CompiledBody { Fill = new DefaultFill(body.Field.Path, constant, expression, when) { Controlled = body.Controlled, Span = body.Field.Span } };
    }

    private static bool HasOneValue(DefaultBody body, RuleCompilation rule)
    {
        if (body.Value is null == body.Expression is null)
        {
            rule.Findings.Error(body.Span, CompilationMessages.DefaultValues);
            return false;
        }

        return true;
    }

    private static bool CanBeFilled(FieldPathText field, RuleCompilation rule)
    {
        if (DefaultFill.CanFill(field.Path))
        {
            return true;
        }

        rule.Findings.Error(field.Span, CompilationMessages.DefaultPath(field.Path.ToString()));
        return false;
    }
}
