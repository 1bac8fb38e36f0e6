using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Native.Model;

/// <summary>A <c>ValidatingAdmissionPolicyBinding</c> or <c>MutatingAdmissionPolicyBinding</c> as written.</summary>
internal sealed class NativeBinding(SourceText source, string kind) : PolicyDocument(source)
{
    public override string Kind => kind;

    /// <summary>Kind of the policies that it can bind.</summary>
    public string PolicyKind => kind == NativeDocument.MutatingBinding ? NativeDocument.MutatingPolicy : NativeDocument.ValidatingPolicy;

    public NativeBindingSpec Spec { get; set; } = new();

    public static RecordShape<NativeBinding> ShapeIn(SourceText source, string kind) => new($"a {kind}", () => new NativeBinding(source, kind),
    [
        .. NativeDocument.FieldsOf<NativeBinding>(),
        Field.Required<NativeBinding, NativeBindingSpec>(
            "spec", kind == NativeDocument.MutatingBinding ? NativeBindingSpec.MutatingShape : NativeBindingSpec.ValidatingShape, static (t, v) => t.Spec = v, "What binds the policy."),
    ]);
}
