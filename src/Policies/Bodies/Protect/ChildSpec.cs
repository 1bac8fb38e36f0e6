using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>An entry of <c>children</c> as written.</summary>
internal sealed class ChildSpec
{
    public Written<string> ApiGroup { get; set; }

    public Written<string> Kind { get; set; }

    public static RecordShape<ChildSpec> Shape { get; } = new("a child", static () => new ChildSpec(),
    [
        Field.Required<ChildSpec, Written<string>>("apiGroup", Shapes.AnyText, static (t, v) => t.ApiGroup = v, "API group; \"\" is the core group."),
        Field.Required<ChildSpec, Written<string>>("kind", Shapes.Text, static (t, v) => t.Kind = v, "Kind, such as StatefulSet."),
    ]);
}
