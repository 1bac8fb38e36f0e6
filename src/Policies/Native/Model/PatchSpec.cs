using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Native.Model;

/// <summary><c>applyConfiguration</c> or <c>jsonPatch</c> as written.</summary>
internal sealed class PatchSpec
{
    public ExpressionText? Expression { get; set; }

    public static RecordShape<PatchSpec> Shape { get; } = new("a patch", static () => new PatchSpec(),
    [
        Field.Required<PatchSpec, ExpressionText>("expression", Shapes.Expression, static (t, v) => t.Expression = v,
            "CEL that gives Object{…} for an ApplyConfiguration, and a list of JSONPatch{…} for a JSONPatch."),
    ]);
}
