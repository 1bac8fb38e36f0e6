using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>An entry of a profile's <c>children.parents</c> as written.</summary>
internal sealed class ParentSpec
{
    public string ApiGroup { get; set; } = "";

    public string Kind { get; set; } = "";

    public string NameLabel { get; set; } = "";

    public static RecordShape<ParentSpec> Shape { get; } = new("a parent", static () => new ParentSpec(),
    [
        Field.Required<ParentSpec, Written<string>>("apiGroup", Shapes.AnyText, static (t, v) => t.ApiGroup = v.Value, "API group of the parent."),
        Field.Required<ParentSpec, Written<string>>("kind", Shapes.Text, static (t, v) => t.Kind = v.Value, "Kind of the parent."),
        Field.Required<ParentSpec, Written<string>>("nameLabel", Shapes.Text, static (t, v) => t.NameLabel = v.Value,
            "Label of the child whose value is the parent's name."),
    ]);
}
