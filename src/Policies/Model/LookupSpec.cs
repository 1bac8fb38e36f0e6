using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary>An entry of <c>lookups</c> as written.</summary>
internal sealed class LookupSpec
{
    public TextSpan Span { get; set; }

    public string ApiGroup { get; set; } = "";

    public string Version { get; set; } = "";

    public string Kind { get; set; } = "";

    public ExpressionText? Name { get; set; }

    public ExpressionText? Namespace { get; set; }

    public bool ClusterScoped { get; set; }

    public IReadOnlyList<Named<ExpressionText>> Labels { get; set; } = [];

    public IReadOnlyList<Named<ExpressionText>> Fields { get; set; } = [];

    public ExpressionText? Owner { get; set; }

    public TimeSpan? MaxAge { get; set; }

    public UnknownLookup OnUnknown { get; set; } = UnknownLookup.Deny;

    public static RecordShape<LookupSpec> Shape { get; } = new("a look-up", static () => new LookupSpec(),
    [
        Field.Required<LookupSpec, Written<string>>("apiGroup", Shapes.AnyText, static (t, v) => t.ApiGroup = v.Value,
            "API group; \"\" is the core group."),
        Field.Optional<LookupSpec, Written<string>>("version", Shapes.Text, static (t, v) => t.Version = v.Value,
            "Version in which the object is wanted; the one that the API server prefers when left out."),
        Field.Required<LookupSpec, Written<string>>("kind", Shapes.Text, static (t, v) => t.Kind = v.Value,
            "Kind, such as KafkaNodePool."),
        Field.Optional<LookupSpec, ExpressionText>("name", Shapes.Expression, static (t, v) => t.Name = v,
            "CEL that gives the name of one object: lookups.<name> is that object, or null when there is none. Without it lookups.<name> is a list."),
        Field.Optional<LookupSpec, ExpressionText>("namespace", Shapes.Expression, static (t, v) => t.Namespace = v,
            "CEL that gives the namespace; that of the request when left out."),
        Field.Optional<LookupSpec, Written<bool>>("clusterScoped", Shapes.Boolean, static (t, v) => t.ClusterScoped = v.Value,
            "The kind has no namespaces."),
        Field.Optional<LookupSpec, IReadOnlyList<Named<ExpressionText>>>("labels", new MapShape<ExpressionText>(Shapes.Expression), static (t, v) => t.Labels = v,
            "Labels that the objects must have, each with CEL that gives the value."),
        Field.Optional<LookupSpec, IReadOnlyList<Named<ExpressionText>>>("fields", new MapShape<ExpressionText>(Shapes.Expression), static (t, v) => t.Fields = v,
            "Fields that the objects of a list must have, each a path with CEL that gives the value, such as spec.cluster.name: object.metadata.name."),
        Field.Optional<LookupSpec, ExpressionText>("owner", Shapes.Expression, static (t, v) => t.Owner = v,
            "CEL that gives the uid of an owner that the objects of a list must have, such as object.metadata.uid."),
        Field.Optional<LookupSpec, TimeSpan>("maxAge", Shapes.Duration, static (t, v) => t.MaxAge = v,
            "How old the answer may be, such as 30s; 0s asks the API server itself."),
        Field.Optional<LookupSpec, UnknownLookup>("onUnknown", Shapes.UnknownLookup, static (t, v) => t.OnUnknown = v,
            "What follows for the rules that need it when the answer can't be found out: Deny, Warn or Skip."),
    ], static (t, span) => t.Span = span);
}
