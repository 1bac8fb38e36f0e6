using Caveat.Json;
using Caveat.Policies.Bodies.Protect;
using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Settle;

/// <summary>"Two people must not change it at once."</summary>
internal sealed class SettleKind : BodyKind<SettleBody>
{
    public static readonly SettleKind Instance = new();

    private static readonly ProtectedFields AllButMetadata = new([], [FieldPath.Root.Append("metadata")]);

    public override Field<RuleSpec> Field { get; } = FieldOf("settle", SettleBody.Shape, "What waits until the operator has done its work on the last change.");

    public override Operations Possible => Operations.Update;

    public override Operations Usual => Operations.Update;

    protected override CompiledBody? Compile(SettleBody body, RuleCompilation rule)
    {
        var fields = body.Fields.Count == 0 ? AllButMetadata : new ProtectedFields(FieldPathText.PathsOf(body.Fields), []);
        var fact = body.While == SettleTime.Upgrading ? ProfileFact.Upgrading : ProfileFact.Settled;
        return new CompiledBody { Check = new SettleCheck(new FieldScope(fields, []), body.While), ProfileNeed = new ProfileNeed(Name, body.Span, fact) };
    }
}
