using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Native.Model;

/// <summary>A <c>ValidatingAdmissionPolicy</c> or <c>MutatingAdmissionPolicy</c> as written.</summary>
internal sealed class NativePolicy(SourceText source, string kind) : PolicyDocument(source)
{
    public override string Kind => kind;

    public bool IsMutating => kind == NativeDocument.MutatingPolicy;

    public NativePolicySpec Spec { get; set; } = new();

    /// <summary>Ready to be bound; null when anything is wrong.</summary>
    public CompiledPolicy? Compiled { get; set; }

    public static RecordShape<NativePolicy> ShapeIn(SourceText source, string kind) => new($"a {kind}", () => new NativePolicy(source, kind),
    [
        .. NativeDocument.FieldsOf<NativePolicy>(),
        Field.Required<NativePolicy, NativePolicySpec>(
            "spec", kind == NativeDocument.MutatingPolicy ? NativePolicySpec.MutatingShape : NativePolicySpec.ValidatingShape, static (t, v) => t.Spec = v, "The policy."),
    ]);
}
