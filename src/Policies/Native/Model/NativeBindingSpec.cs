using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Native.Model;

/// <summary>The <c>spec</c> of a binding as written; validating and mutating ones share most.</summary>
internal sealed class NativeBindingSpec
{
    public TextSpan Span { get; set; }

    public Written<string> PolicyName { get; set; }

    public ParamRefSpec? ParamRef { get; set; }

    public MatchResourcesSpec? MatchResources { get; set; }

    public IReadOnlyList<Written<ValidationActions>> ValidationActions { get; set; } = [];

    public static RecordShape<NativeBindingSpec> MutatingShape { get; } = new("the spec of a MutatingAdmissionPolicyBinding", static () => new NativeBindingSpec(),
        Shared, static (t, span) => t.Span = span);

    public static RecordShape<NativeBindingSpec> ValidatingShape { get; } = new("the spec of a ValidatingAdmissionPolicyBinding", static () => new NativeBindingSpec(),
    [
        .. Shared,
        Field.Required<NativeBindingSpec, IReadOnlyList<Written<ValidationActions>>>("validationActions", NativeShapes.Actions, static (t, v) => t.ValidationActions = v,
            "What is done about what is found: Deny, Warn, Audit; not Deny and Warn together."),
    ], static (t, span) => t.Span = span);

    private static IReadOnlyList<Field<NativeBindingSpec>> Shared =>
    [
        Field.Required<NativeBindingSpec, Written<string>>("policyName", Shapes.Text, static (t, v) => t.PolicyName = v,
            "Name of the policy."),
        Field.Optional<NativeBindingSpec, ParamRefSpec>("paramRef", ParamRefSpec.Shape, static (t, v) => t.ParamRef = v,
            "The objects that the policy reads as params."),
        Field.Optional<NativeBindingSpec, MatchResourcesSpec>("matchResources", MatchResourcesSpec.Shape, static (t, v) => t.MatchResources = v,
            "What the binding narrows the policy's matchConstraints to."),
    ];
}
