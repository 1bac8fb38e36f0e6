using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>The <c>spec</c> of a <c>CaveatException</c> as written.</summary>
internal sealed class ExceptionSpec
{
    public IReadOnlyList<Written<RuleReference>> Rules { get; set; } = [];

    public IReadOnlyList<ExceptedObjects> Objects { get; set; } = [];

    public ExceptionEnd? Until { get; set; }

    public string Reason { get; set; } = "";

    public string ApprovedBy { get; set; } = "";

    public static RecordShape<ExceptionSpec> Shape { get; } = new("the spec of a CaveatException", static () => new ExceptionSpec(),
    [
        Field.Required<ExceptionSpec, IReadOnlyList<Written<RuleReference>>>("rules", RuleReferenceShape.List, static (t, v) => t.Rules = v,
            "Rules that do not deny here, each as policy/rule; policy/* is all of a policy."),
        Field.Required<ExceptionSpec, IReadOnlyList<ExceptedObjects>>("objects", new ListShape<ExceptedObjects>(ExceptedObjects.Shape) { EmptyMessage = LoadingMessages.NoExceptedObjects }, static (t, v) => t.Objects = v,
            "Objects of the exception's own namespace that may break them."),
        Field.Required<ExceptionSpec, ExceptionEnd>("until", new ExceptionEndShape(), static (t, v) => t.Until = v,
            "The last day in UTC, such as 2027-01-31, or the moment from which on the exception holds no more."),
        Field.Required<ExceptionSpec, Written<string>>("reason", Shapes.Text, static (t, v) => t.Reason = v.Value,
            "Why, for those who read it later."),
        Field.Required<ExceptionSpec, Written<string>>("approvedBy", Shapes.Text, static (t, v) => t.ApprovedBy = v.Value,
            "Who says that it may be so."),
    ]);
}
