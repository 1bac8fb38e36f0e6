using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Prerequisite;

/// <summary>"Remember to do that before you do that."</summary>
internal sealed class PrerequisiteKind : BodyKind<PrerequisiteBody>
{
    public static readonly PrerequisiteKind Instance = new();

    public override Field<RuleSpec> Field { get; } = FieldOf("prerequisite", PrerequisiteBody.Shape, "What has to be there, or to be done, before the write.");

    public override Operations Possible => Operations.Create | Operations.Update | Operations.Delete | Operations.Connect;

    public override Operations Usual => Operations.Create | Operations.Update;

    protected override CompiledBody? Compile(PrerequisiteBody body, RuleCompilation rule)
    {
        var lookup = rule.Lookup(body.Lookup);
        var that = rule.OptionalCondition(body.That);
        var fields = rule.Fields(body.Fields);
        return lookup is null || rule.Failed ? null : new CompiledBody { Check = new PrerequisiteCheck(lookup, that, fields) };
    }
}
