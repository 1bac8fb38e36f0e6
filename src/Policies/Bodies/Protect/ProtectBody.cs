using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Bodies.Protect;

/// <summary><c>protect</c> as written: objects that the operator owns.</summary>
internal sealed class ProtectBody : RuleBody
{
    public override BodyKind Kind => ProtectKind.Instance;

    public IReadOnlyList<ChildSpec> Children { get; set; } = [];

    public bool Deletion { get; set; }

    public bool Exec { get; set; }

    public bool OwnedFields { get; set; }

    /// <summary>Whether it is about fields of whatever the policy matches.</summary>
    public bool IsOfMatch => OwnedFields && Children.Count == 0;

    public override Operations Possible => Deletion ? Operations.Delete : Exec ? Operations.Connect | Operations.Update : IsOfMatch ? Operations.Update : Kind.Possible & ~Operations.Connect;

    public override Operations? Own => Children.Count > 0 ? null : Possible;

    public override bool NeedsMatch => Deletion || IsOfMatch;

    public string? Edit { get; set; }

    public IReadOnlyList<FieldPathText> Fields { get; set; } = [];

    public IReadOnlyList<FieldPathText> IgnoredFields { get; set; } = [];

    public override string Sense(SourceText source)
    {
        if (Deletion || Exec)
        {
            return Deletion ? "keeps people from deleting it" : "keeps people from entering the operator's pods";
        }

        var instead = Edit is null ? "" : $"; edit {Edit} instead";
        if (IsOfMatch)
        {
            return $"keeps everybody but the operator from changing fields that the operator set{instead}";
        }

        var kinds = new List<string>();
        foreach (var child in Children)
        {
            kinds.Add(child.Kind.Value);
        }

        return $"keeps everybody but the operator from editing {(OwnedFields ? "what it set in its" : "its")} {string.Join(", ", kinds)}{instead}";
    }

    public static RecordShape<ProtectBody> Shape { get; } = new("a protect", static () => new ProtectBody(),
    [
        Loading.Field.Optional<ProtectBody, IReadOnlyList<ChildSpec>>("children", new ListShape<ChildSpec>(ChildSpec.Shape) { EmptyMessage = LoadingMessages.NoChildren }, static (t, v) => t.Children = v,
            "Kinds of objects that the operator makes; which of them are its own, its profile says."),
        Loading.Field.Optional<ProtectBody, Written<bool>>("deletion", Shapes.Boolean, static (t, v) => t.Deletion = v.Value,
            "true, instead of children: nobody deletes what the policy matches."),
        Loading.Field.Optional<ProtectBody, Written<bool>>("exec", Shapes.Boolean, static (t, v) => t.Exec = v.Value,
            "true, instead of children: nobody runs a command in the operator's pods, attaches or forwards a port to them, reaches them through the API server's proxy, or debugs them with a container of their own."),
        Loading.Field.Optional<ProtectBody, Written<bool>>("ownedFields", Shapes.Boolean, static (t, v) => t.OwnedFields = v.Value,
            "true: only fields that the operator set, as metadata.managedFields tell by the profile's fieldManagers. With children, of these; alone, of whatever the policy matches."),
        Loading.Field.Optional<ProtectBody, Written<string>>("edit", Shapes.Text, static (t, v) => t.Edit = v.Value,
            "What to edit instead, such as: spec.replicas, or: spec.replicas of the KafkaNodePool. The parent's kind and name are put behind it."),
        Loading.Field.Optional<ProtectBody, IReadOnlyList<FieldPathText>>("fields", Shapes.FieldPathList, static (t, v) => t.Fields = v,
            "Only these fields, and what is below them; all when left out."),
        Loading.Field.Optional<ProtectBody, IReadOnlyList<FieldPathText>>("ignoredFields", Shapes.FieldPathList, static (t, v) => t.IgnoredFields = v,
            "Not these fields, besides those that the profile ignores."),
    ], static (t, span) => t.Span = span);
}
