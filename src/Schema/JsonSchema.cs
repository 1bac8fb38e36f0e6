using Caveat.Json;

namespace Caveat.Schema;

/// <summary>A schema, read once; judges any number of values, from any number of threads.</summary>
public sealed class JsonSchema
{
    private SchemaRun? _idle;

    internal JsonSchema(SchemaNode root) => Root = root;

    /// <summary>The outermost schema.</summary>
    public SchemaNode Root { get; }

    /// <summary>
    /// Every place that has a <c>default</c>, outer places first, in the order of the schema: properties, elements and values of maps, not those behind <c>$ref</c>, <c>allOf</c> and the like,
    /// where the API server takes none from.
    /// </summary>
    public IReadOnlyList<SchemaDefault> Defaults => field ??= SchemaDefaults.In(Root);

    /// <summary>Reads a schema. The value's text may go afterwards.</summary>
    public static SchemaCompilation Compile(JsonValue schema, SchemaOptions options) => new SchemaCompiler(schema, options).Run();

    /// <summary>Whether a value keeps every rule. Ends at the first that it breaks, and allocates nothing once warm.</summary>
    public bool Accepts(JsonValue value)
    {
        var run = Interlocked.Exchange(ref _idle, null) ?? new SchemaRun();
        var valid = run.Accepts(Root, value);
        _idle = run;
        return valid;
    }

    /// <summary>
    /// The rules that a value breaks, all of them up to <see cref="SchemaLimits.MaxViolations"/>, outer places first; empty when it is valid, and then nothing is allocated once warm.
    /// </summary>
    public IReadOnlyList<SchemaViolation> Validate(JsonValue value)
    {
        var run = Interlocked.Exchange(ref _idle, null) ?? new SchemaRun();
        var violations = run.Validate(Root, value);
        _idle = run;
        return violations;
    }

    /// <summary>What the schema says of a place: through properties, values of maps, elements; null where it says nothing.</summary>
    public SchemaNode? At(FieldPath path)
    {
        var node = Root;
        foreach (ref readonly var segment in path.Segments)
        {
            node = segment.Name is { } name ? node.Property(name) ?? node.AdditionalProperties : node.Items;
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }
}
