using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Conflict;

/// <summary>"That one and that one conflict with each other."</summary>
internal sealed class ConflictKind : BodyKind<ConflictBody>
{
    public static readonly ConflictKind Instance = new();

    public override Field<RuleSpec> Field { get; } = FieldOf("conflict", ConflictBody.Shape, "Settings that clash.");

    public override Operations Possible => Operations.Create | Operations.Update | Operations.Delete | Operations.Connect;

    public override Operations Usual => Operations.Create | Operations.Update;

    protected override CompiledBody? Compile(ConflictBody body, RuleCompilation rule)
    {
        var fields = rule.Fields(body.Fields);
        var clash = rule.Condition(body.When);
        return clash is null || rule.Failed
            ? null
            : new CompiledBody { Check = new ExpressionCheck(clash, violatedWhen: true, fields, "these settings clash") };
    }
}
