using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Native.Model;

/// <summary>An entry of <c>auditAnnotations</c> as written.</summary>
internal sealed class AuditAnnotationSpec
{
    public Written<string> Key { get; set; }

    public ExpressionText? ValueExpression { get; set; }

    public static RecordShape<AuditAnnotationSpec> Shape { get; } = new("an audit annotation", static () => new AuditAnnotationSpec(),
    [
        Field.Required<AuditAnnotationSpec, Written<string>>("key", Shapes.Text, static (t, v) => t.Key = v,
            "Its name in the audit log, behind the policy's."),
        Field.Required<AuditAnnotationSpec, ExpressionText>("valueExpression", Shapes.Expression, static (t, v) => t.ValueExpression = v,
            "CEL that gives a string, or null for no annotation."),
    ]);
}
