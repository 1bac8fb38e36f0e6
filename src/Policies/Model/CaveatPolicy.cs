using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary>Rules for one or more kinds, as written.</summary>
internal sealed class CaveatPolicy(SourceText source) : PolicyDocument(source)
{
    public const string KindName = "CaveatPolicy";

    public override string Kind => KindName;

    public PolicySpec Spec { get; set; } = new();

    /// <summary>Ready to serve; null when anything is wrong.</summary>
    public CompiledPolicy? Compiled { get; set; }

    public static RecordShape<CaveatPolicy> ShapeIn(SourceText source) => new("a CaveatPolicy", () => new CaveatPolicy(source),
    [
        .. DocumentFields.Of<CaveatPolicy>(),
        Field.Required<CaveatPolicy, PolicySpec>("spec", PolicySpec.Shape, static (t, v) => t.Spec = v, "The rules, and what they apply to."),
        DocumentFields.StatusOf<CaveatPolicy>(),
    ]);
}
