using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary>Who may break which rules, on what, and until when, as written.</summary>
internal sealed class CaveatException(SourceText source) : PolicyDocument(source)
{
    public const string KindName = "CaveatException";

    public override string Kind => KindName;

    public ExceptionSpec Spec { get; set; } = new();

    public static RecordShape<CaveatException> ShapeIn(SourceText source) => new("a CaveatException", () => new CaveatException(source),
    [
        .. DocumentFields.Of<CaveatException>(),
        Field.Required<CaveatException, ExceptionSpec>("spec", ExceptionSpec.Shape, static (t, v) => t.Spec = v, "Which rules do not deny, on what, and until when."),
        DocumentFields.StatusOf<CaveatException>(),
    ]);
}
