using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary>An entry of an exception's <c>objects</c> as written.</summary>
internal sealed class ExceptedObjects
{
    public TextSpan Span { get; set; }

    public string ApiGroup { get; set; } = "";

    public string Kind { get; set; } = "";

    public string? Name { get; set; }

    public SelectorSpec? Selector { get; set; }

    public static RecordShape<ExceptedObjects> Shape { get; } = new("objects", static () => new ExceptedObjects(),
    [
        Field.Required<ExceptedObjects, Written<string>>("apiGroup", Shapes.AnyText, static (t, v) => t.ApiGroup = v.Value, "API group; \"\" is the core group."),
        Field.Required<ExceptedObjects, Written<string>>("kind", Shapes.Text, static (t, v) => t.Kind = v.Value, "Kind, such as KafkaNodePool."),
        Field.Optional<ExceptedObjects, Written<string>>("name", Shapes.ObjectName, static (t, v) => t.Name = v.Value, "Name of one object. Give name, or selector, or both."),
        Field.Optional<ExceptedObjects, SelectorSpec>("selector", SelectorSpec.Shape, static (t, v) => t.Selector = v, "By the labels of the object, before or after the write."),
    ], static (t, span) => t.Span = span);
}
