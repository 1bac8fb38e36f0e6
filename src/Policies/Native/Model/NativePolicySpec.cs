using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Native.Model;

/// <summary>The <c>spec</c> of a native policy as written; validating and mutating ones share most.</summary>
internal sealed class NativePolicySpec
{
    public TextSpan Span { get; set; }

    public ParamKindSpec? ParamKind { get; set; }

    public MatchResourcesSpec? MatchConstraints { get; set; }

    public IReadOnlyList<MatchCondition> MatchConditions { get; set; } = [];

    public IReadOnlyList<NativeVariable> Variables { get; set; } = [];

    public FailurePolicy FailurePolicy { get; set; } = FailurePolicy.Fail;

    public IReadOnlyList<ValidationSpec> Validations { get; set; } = [];

    public IReadOnlyList<AuditAnnotationSpec> AuditAnnotations { get; set; } = [];

    public IReadOnlyList<MutationSpec> Mutations { get; set; } = [];

    /// <summary><c>reinvocationPolicy: IfNeeded</c>.</summary>
    public bool Reinvokes { get; set; }

    public static RecordShape<NativePolicySpec> ValidatingShape { get; } = new("the spec of a ValidatingAdmissionPolicy", static () => new NativePolicySpec(),
    [
        .. Shared,
        Field.Optional<NativePolicySpec, IReadOnlyList<ValidationSpec>>("validations", new ListShape<ValidationSpec>(ValidationSpec.Shape), static (t, v) => t.Validations = v,
            "What must hold."),
        Field.Optional<NativePolicySpec, IReadOnlyList<AuditAnnotationSpec>>("auditAnnotations", new ListShape<AuditAnnotationSpec>(AuditAnnotationSpec.Shape), static (t, v) => t.AuditAnnotations = v,
            "What the audit log shows of each request that matches."),
    ], static (t, span) => t.Span = span);

    public static RecordShape<NativePolicySpec> MutatingShape { get; } = new("the spec of a MutatingAdmissionPolicy", static () => new NativePolicySpec(),
    [
        .. Shared,
        Field.Required<NativePolicySpec, IReadOnlyList<MutationSpec>>("mutations", new ListShape<MutationSpec>(MutationSpec.Shape) { EmptyMessage = NativeMessages.EmptyList("mutations") }, static (t, v) => t.Mutations = v,
            "What is changed, one after the other."),
        Field.Optional<NativePolicySpec, bool>("reinvocationPolicy", NativeShapes.Reinvocation, static (t, v) => t.Reinvokes = v,
            "IfNeeded: the policy runs once more when something was changed after it. Never, when left out."),
    ], static (t, span) => t.Span = span);

    private static IReadOnlyList<Field<NativePolicySpec>> Shared =>
    [
        Field.Optional<NativePolicySpec, ParamKindSpec>("paramKind", ParamKindSpec.Shape, static (t, v) => t.ParamKind = v,
            "Kind of the objects that bindings name and expressions read as params."),
        Field.Required<NativePolicySpec, MatchResourcesSpec>("matchConstraints", MatchResourcesSpec.Shape, static (t, v) => t.MatchConstraints = v,
            "What the policy applies to."),
        Field.Optional<NativePolicySpec, IReadOnlyList<MatchCondition>>("matchConditions", NativeShapes.MatchConditions, static (t, v) => t.MatchConditions = v,
            "CEL that must be true for the policy to apply."),
        Field.Optional<NativePolicySpec, IReadOnlyList<NativeVariable>>("variables", new ListShape<NativeVariable>(NativeVariable.Shape), static (t, v) => t.Variables = v,
            "CEL that is computed when first read, as variables.<name>; each may use those before it."),
        Field.Optional<NativePolicySpec, FailurePolicy>("failurePolicy", Shapes.FailurePolicy, static (t, v) => t.FailurePolicy = v,
            "What follows when the policy can't be judged: Fail (when left out) or Ignore."),
    ];
}
