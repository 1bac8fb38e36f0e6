using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>"Don't touch that, the operator owns it."</summary>
internal sealed class ProtectKind : BodyKind<ProtectBody>
{
    public static readonly ProtectKind Instance = new();

    public override Field<RuleSpec> Field { get; } = FieldOf("protect", ProtectBody.Shape, "Objects that the operator owns.");

    public override Operations Possible => Operations.Create | Operations.Update | Operations.Delete | Operations.Connect;

    // Not CREATE: people restore backups, and hand an operator objects that carry its labels, such as the Secret of a certificate authority.
    public override Operations Usual => Operations.Update | Operations.Delete;

    protected override CompiledBody? Compile(ProtectBody body, RuleCompilation rule)
    {
        var forms = (body.Children.Count > 0 || body.OwnedFields ? 1 : 0) + (body.Deletion ? 1 : 0) + (body.Exec ? 1 : 0);
        if (forms != 1)
        {
            rule.Error(body.Span with { Length = 0 }, ProtectMessages.Forms);
            return null;
        }

        if (body.Children.Count == 0 && !body.OwnedFields && (body.Edit is not null || body.Fields.Count > 0 || body.IgnoredFields.Count > 0))
        {
            rule.Error(body.Span with { Length = 0 }, ProtectMessages.OnlyOfChildren);
            return null;
        }

        return body.Deletion ? new CompiledBody { Check = DeletionCheck.Instance } : body.Exec ? OfExec(body) : body.OwnedFields ? OfOwnedFields(body) : OfChildren(body);
    }

    private CompiledBody OfChildren(ProtectBody body)
    {
        return new CompiledBody { Check = new ProtectCheck(FieldsOf(body), body.Edit), Targets = TargetsOf(body), ProfileNeed = NeedOf(body, ProfileFact.Children) };
    }

    private CompiledBody OfOwnedFields(ProtectBody body) => new()
    {
        Check = new OwnedFieldsCheck(FieldsOf(body), body.Edit, ofChildren: !body.IsOfMatch),
        Targets = body.IsOfMatch ? null : TargetsOf(body),
        NeedsObject = true,
        ProfileNeed = NeedOf(body, body.IsOfMatch ? ProfileFact.FieldManagers : ProfileFact.Children | ProfileFact.FieldManagers),
    };

    private static ProtectedFields FieldsOf(ProtectBody body) => new(FieldPathText.PathsOf(body.Fields), FieldPathText.PathsOf(body.IgnoredFields));

    private ProfileNeed NeedOf(ProtectBody body, ProfileFact fact) => new(Name, body.Span, fact);

    private CompiledBody OfExec(ProtectBody body) => new()
    {
        Check = ExecCheck.Instance,
        Targets = [new KindName("", "Pod")],
        Subresources = ["attach", "ephemeralcontainers", "exec", "portforward", "proxy"],
        NeedsObject = true,
        ProfileNeed = NeedOf(body, ProfileFact.Children),
    };

    private static List<KindName> TargetsOf(ProtectBody body)
    {
        var targets = new List<KindName>(body.Children.Count);
        foreach (var child in body.Children)
        {
            targets.Add(new KindName(child.ApiGroup.Value, child.Kind.Value));
        }

        return targets;
    }
}
