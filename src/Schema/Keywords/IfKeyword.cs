using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>if</c>, <c>then</c> and <c>else</c> (JSON Schema Core, section 10.2.2).</summary>
internal sealed class IfKeyword : Keyword
{
    private readonly SchemaNode _condition;
    private readonly SchemaNode? _then;
    private readonly SchemaNode? _else;

    private IfKeyword(string name, SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) : base(name)
    {
        _condition = condition;
        _then = then;
        _else = otherwise;
        InPlace = Present(condition, then, otherwise);
    }

    public override IReadOnlyList<SchemaNode> InPlace { get; }

    public static Keyword Read(KeywordSource source) => new IfKeyword(source.Name, source.Node(), Beside(source, "then"), Beside(source, "else"));

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        var branch = run.Try(_condition, value) ? _then : _else;
        return branch is null || branch.Evaluate(value, run);
    }

    private static SchemaNode? Beside(KeywordSource source, string name)
    {
        var schema = source.Schema.Property(name);
        return schema.Exists ? source.Compiler.Node(schema, source.Place.Beside(name)) : null;
    }

    private static List<SchemaNode> Present(params ReadOnlySpan<SchemaNode?> nodes)
    {
        var present = new List<SchemaNode>();
        foreach (var node in nodes)
        {
            if (node is not null)
            {
                present.Add(node);
            }
        }

        return present;
    }
}
