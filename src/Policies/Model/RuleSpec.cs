using Caveat.Policies.Bodies;
using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary>An entry of <c>rules</c> as written: what holds for every body, and the bodies.</summary>
internal sealed class RuleSpec
{
    public TextSpan Span { get; set; }

    public Written<string> Name { get; set; }

    public Severity Severity { get; set; } = Severity.Medium;

    public RuleAction Action { get; set; } = RuleAction.Deny;

    public ExpressionText? When { get; set; }

    public Operations? Operations { get; set; }

    public TemplateText? Message { get; set; }

    public TemplateText? Fix { get; set; }

    public string? Docs { get; set; }

    public DateTimeOffset? EnforceFrom { get; set; }

    public bool Ratchet { get; set; } = true;

    /// <summary>As many as the author wrote; exactly one is right.</summary>
    public List<RuleBody> Bodies { get; } = [];

    public static RecordShape<RuleSpec> Shape { get; } = new("a rule", static () => new RuleSpec(),
    [
        Field.Required<RuleSpec, Written<string>>("name", Shapes.ObjectName, static (t, v) => t.Name = v,
            "What the rule is called in messages, exceptions and reports; unique in its policy."),
        Field.Optional<RuleSpec, Severity>("severity", Shapes.Severity, static (t, v) => t.Severity = v,
            "How much harm a violation does: critical, high, medium (when left out) or low."),
        Field.Optional<RuleSpec, RuleAction>("action", Shapes.Action, static (t, v) => t.Action = v,
            "What is done about a violation: Deny (when left out), Warn or Audit."),
        Field.Optional<RuleSpec, ExpressionText>("when", Shapes.Expression, static (t, v) => t.When = v,
            "CEL of type bool: the rule applies only where it is true."),
        Field.Optional<RuleSpec, Operations>("operations", Shapes.Operations, static (t, v) => t.Operations = v,
            "Operations that the rule applies to; those of the match when left out."),
        Field.Optional<RuleSpec, TemplateText>("message", Shapes.Template, static (t, v) => t.Message = v,
            "What clashes, for people: text with {{ CEL }} in it."),
        Field.Optional<RuleSpec, TemplateText>("fix", Shapes.Template, static (t, v) => t.Fix = v,
            "What to do instead: text with {{ CEL }} in it."),
        Field.Optional<RuleSpec, string>("docs", Shapes.Url, static (t, v) => t.Docs = v,
            "Where more can be read: an http or https URL."),
        Field.Optional<RuleSpec, DateTimeOffset>("enforceFrom", Shapes.Date, static (t, v) => t.EnforceFrom = v,
            "A date such as 2027-01-31, or a time with offset: before it Deny is Warn."),
        Field.Optional<RuleSpec, Written<bool>>("ratchet", Shapes.Boolean, static (t, v) => t.Ratchet = v.Value,
            "false: a violation that was there before the write, and that the write leaves as it is, denies too."),
        .. BodyTable.Fields,
    ], static (t, span) => t.Span = span) { OneOf = BodyTable.Names };
}
