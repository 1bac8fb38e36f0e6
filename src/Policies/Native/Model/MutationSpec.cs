using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Native.Model;

/// <summary>An entry of <c>mutations</c> as written.</summary>
internal sealed class MutationSpec
{
    public TextSpan Span { get; set; }

    public PatchType PatchType { get; set; }

    public PatchSpec? ApplyConfiguration { get; set; }

    public PatchSpec? JsonPatch { get; set; }

    /// <summary>The patch of the type that is named; null when it is not there.</summary>
    public PatchSpec? Patch => PatchType == PatchType.JsonPatch ? JsonPatch : ApplyConfiguration;

    public static RecordShape<MutationSpec> Shape { get; } = new("a mutation", static () => new MutationSpec(),
    [
        Field.Required<MutationSpec, PatchType>("patchType", NativeShapes.PatchType, static (t, v) => t.PatchType = v,
            "ApplyConfiguration or JSONPatch."),
        Field.Optional<MutationSpec, PatchSpec>("applyConfiguration", PatchSpec.Shape, static (t, v) => t.ApplyConfiguration = v,
            "Fields that are merged into the object."),
        Field.Optional<MutationSpec, PatchSpec>("jsonPatch", PatchSpec.Shape, static (t, v) => t.JsonPatch = v,
            "Operations of a JSON Patch (RFC 6902)."),
    ], static (t, span) => t.Span = span);
}
