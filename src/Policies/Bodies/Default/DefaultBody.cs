using Caveat.Json;
using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Bodies.Default;

/// <summary><c>default</c> as written: what an absent field gets.</summary>
internal sealed class DefaultBody : RuleBody
{
    public override BodyKind Kind => DefaultKind.Instance;

    public FieldPathText? Field { get; set; }

    public FieldPathText? List { get; set; }

    public Written<string>? Key { get; set; }

    public IReadOnlyList<YamlNode> Items { get; set; } = [];

    public YamlNode? Value { get; set; }

    public ExpressionText? Expression { get; set; }

    public ExpressionText? When { get; set; }

    public bool Controlled { get; set; }

    public override BodyReads Reads => new() { Guard = When, Value = Expression, Paths = PathsOf() };

    public override string Sense(SourceText source) =>
        $"fills in {Field?.Path}{(List is null ? "" : $" of the items of {List.Path}")} where nobody set it: {(Value is null ? Expression?.Text : source.Text.AsSpan(Value.Span.Start, Value.Span.Length).ToString())}";

    private static ListShape<YamlNode> ItemKeys { get; } = new(Shapes.Anything, "a list of keys") { EmptyMessage = CompilationMessages.NoItems };

    public static RecordShape<DefaultBody> Shape { get; } = new("a default", static () => new DefaultBody(),
    [
        Loading.Field.Required<DefaultBody, FieldPathText>("field", Shapes.FieldPath, static (t, v) => t.Field = v,
            "Path of the field, with list in each of its items; absent parents are made, but no items."),
        Loading.Field.Optional<DefaultBody, FieldPathText>("list", Shapes.FieldPath, static (t, v) => t.List = v,
            "Path of a list in whose items the field is filled in."),
        Loading.Field.Optional<DefaultBody, Written<string>>("key", Shapes.Text, static (t, v) => t.Key = v,
            "Field that tells the list's items apart; items without it are left alone."),
        Loading.Field.Optional<DefaultBody, IReadOnlyList<YamlNode>>("items", ItemKeys, static (t, v) => t.Items = v,
            "Keys of the items that are filled in; all when left out."),
        Loading.Field.Optional<DefaultBody, YamlNode>("value", Shapes.Anything, static (t, v) => t.Value = v,
            "What it gets. Give value or expression."),
        Loading.Field.Optional<DefaultBody, ExpressionText>("expression", Shapes.Expression, static (t, v) => t.Expression = v,
            "CEL that gives what it gets; of a list it may read item. Give value or expression."),
        Loading.Field.Optional<DefaultBody, ExpressionText>("when", Shapes.Expression, static (t, v) => t.When = v,
            "CEL of type bool: it is filled in only where this is true; of a list it may read item."),
        Loading.Field.Optional<DefaultBody, Written<bool>>("controlled", Shapes.Boolean, static (t, v) => t.Controlled = v.Value,
            "true: objects that another controller owns are filled in too."),
    ], static (t, span) => t.Span = span) { OneOf = ["value", "expression"] };

    private List<FieldPathText> PathsOf()
    {
        if (Field is null || List is null)
        {
            return Field is null ? [] : [Field];
        }

        var items = List.Path.Append(0);
        var field = Field with { Path = FieldPath.Of([.. items.Segments, .. Field.Path.Segments]) };
        return Key is { } key ? [field, List, new FieldPathText(items.Append(key.Value), key.Span)] : [field, List];
    }
}
