using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary>What the engine has to know of one operator, as written.</summary>
internal sealed class OperatorProfile(SourceText source) : PolicyDocument(source)
{
    public const string KindName = "OperatorProfile";

    public override string Kind => KindName;

    public ProfileSpec Spec { get; set; } = new();

    /// <summary>Ready to run; null when the author says nothing, or something wrong.</summary>
    public CompiledExpression? CompiledSettled { get; set; }

    /// <summary>Ready to run; null when the author says nothing, or something wrong.</summary>
    public CompiledExpression? CompiledPaused { get; set; }

    /// <summary>Null when there is none, or when it is wrong.</summary>
    public CompiledExpression? CompiledUpgrading { get; set; }

    public static RecordShape<OperatorProfile> ShapeIn(SourceText source) => new("an OperatorProfile", () => new OperatorProfile(source),
    [
        .. DocumentFields.Of<OperatorProfile>(),
        Field.Required<OperatorProfile, ProfileSpec>("spec", ProfileSpec.Shape, static (t, v) => t.Spec = v, "What is known of the operator."),
        DocumentFields.StatusOf<OperatorProfile>(),
    ]);
}
