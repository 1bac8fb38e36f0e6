using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Native.Model;

/// <summary><c>paramRef</c> as written: the objects that a binding gives to its policy.</summary>
internal sealed class ParamRefSpec
{
    public TextSpan Span { get; set; }

    public string? Name { get; set; }

    /// <summary>That of the request when left out.</summary>
    public string? Namespace { get; set; }

    public SelectorSpec? Selector { get; set; }

    public MissingParams? Missing { get; set; }

    public static RecordShape<ParamRefSpec> Shape { get; } = new("a paramRef", static () => new ParamRefSpec(),
    [
        Field.Optional<ParamRefSpec, Written<string>>("name", Shapes.Text, static (t, v) => t.Name = v.Value,
            "Name of the object. Give name or selector."),
        Field.Optional<ParamRefSpec, Written<string>>("namespace", Shapes.Text, static (t, v) => t.Namespace = v.Value,
            "Its namespace; that of the request when left out. Not for kinds without namespaces."),
        Field.Optional<ParamRefSpec, SelectorSpec>("selector", SelectorSpec.Shape, static (t, v) => t.Selector = v,
            "Labels of the objects; the policy is judged with each of them."),
        Field.Required<ParamRefSpec, MissingParams>("parameterNotFoundAction", NativeShapes.MissingParams, static (t, v) => t.Missing = v,
            "Allow: without an object the binding does nothing. Deny: failurePolicy decides."),
    ], static (t, span) => t.Span = span);
}
