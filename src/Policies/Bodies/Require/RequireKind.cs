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
        var fields = rule.Fields(body.Fields);
        var that = rule.Condition(body.That);
        return that is null || rule.Failed
            ? null
            : new CompiledBody { Check = new ExpressionCheck(that, violatedWhen: false, fields, "what this rule requires does not hold") };
    }
}
