using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Native.Model;

/// <summary><c>paramKind</c> as written: the kind of the objects that a policy reads as <c>params</c>.</summary>
internal sealed class ParamKindSpec
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public static RecordShape<ParamKindSpec> Shape { get; } = new("a paramKind", static () => new ParamKindSpec(),
    [
        Field.Required<ParamKindSpec, Written<string>>("apiVersion", Shapes.Text, static (t, v) => t.ApiVersion = v.Value,
            "API group and version of the kind, as in rules.example.com/v1."),
        Field.Required<ParamKindSpec, Written<string>>("kind", Shapes.Text, static (t, v) => t.Kind = v.Value,
            "The kind of the objects that params are."),
    ]);
}
