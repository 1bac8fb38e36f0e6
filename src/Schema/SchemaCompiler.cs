using Caveat.Json;
using Caveat.Schema.Keywords;
using Caveat.Schema.Patterns;
using Caveat.Text;

namespace Caveat.Schema;

/// <summary>Reads a schema and all schemas inside it, each once, into nodes.</summary>
internal sealed class SchemaCompiler
{
    private readonly JsonValue _root;
    private readonly SchemaOptions _options;
    private readonly List<SchemaFinding> _findings = [];
    private readonly Dictionary<int, SchemaNode> _nodes = [];
    private readonly Dictionary<string, SchemaPattern?> _patterns = new(StringComparer.Ordinal);
    private readonly Queue<(RefKeyword Reference, JsonValue Schema, SchemaPlace Place)> _references = new();
    private int _depth;

    public SchemaCompiler(JsonValue root, SchemaOptions options)
    {
        _root = root;
        _options = options;
    }

    public SchemaDialect Dialect => _options.Dialect;

    /// <summary>Closed when all is read.</summary>
    public LiteralStore Literals { get; } = new();

    public SchemaCompilation Run()
    {
        var root = Node(_root, SchemaPlace.Root);
        while (_references.TryDequeue(out var next))
        {
            next.Reference.Target = Node(next.Schema, next.Place);
        }

        if (ReferenceLoops.Find(_nodes.Values))
        {
            Error(SchemaPlace.Root, SchemaMessages.Loop);
        }

        Literals.Close();
        var isUseless = _findings.Exists(static finding => finding.Severity == DiagnosticSeverity.Error);
        return new SchemaCompilation(isUseless ? null : new JsonSchema(root), _findings);
    }

    public void Error(SchemaPlace place, string message) => _findings.Add(new SchemaFinding(DiagnosticSeverity.Error, place.ToPath(), message));

    public void Warn(SchemaPlace place, string message) => _findings.Add(new SchemaFinding(DiagnosticSeverity.Warning, place.ToPath(), message));

    /// <summary>The schema at a place. One that is wrong is reported and accepts everything.</summary>
    public SchemaNode Node(JsonValue schema, SchemaPlace place)
    {
        if (_nodes.TryGetValue(schema.Index, out var known))
        {
            return known;
        }

        var node = new SchemaNode();
        _nodes.Add(schema.Index, node);
        _depth++;
        Fill(node, schema, place);
        _depth--;
        return node;
    }

    /// <summary>Reads what a reference leads to, once all that is around it was read.</summary>
    public void Resolve(RefKeyword reference, JsonPointer target, SchemaPlace place)
    {
        var schema = target.In(_root);
        if (!schema.Exists)
        {
            Error(place, SchemaMessages.NoTarget(target));
            return;
        }

        var there = SchemaPlace.Root;
        foreach (var segment in target.ToPath(_root).Segments)
        {
            there = segment.Name is { } name ? there.At(name) : there.At(segment.Index);
        }

        _references.Enqueue((reference, schema, there));
    }

    /// <summary>A pattern, compiled once however often it stands in the schema; null when it is none, which is reported.</summary>
    public SchemaPattern? Pattern(string source, SchemaPlace place)
    {
        if (!_patterns.TryGetValue(source, out var pattern))
        {
            pattern = SchemaPattern.TryCompile(source, out var compiled, out var error) ? compiled : null;
            _patterns.Add(source, pattern);
            if (error is not null)
            {
                Error(place, error);
            }
        }

        return pattern;
    }

    private void Fill(SchemaNode node, JsonValue schema, SchemaPlace place)
    {
        if (_depth > SchemaLimits.MaxSchemaDepth)
        {
            Error(place, SchemaMessages.SchemaTooDeep);
        }
        else if (schema.Kind == JsonKind.Object)
        {
            node.Complete(ReadKeywords(schema, place), SchemaTraits.Of(schema, this, _options.IsResource && place == SchemaPlace.Root));
        }
        else if (schema.Kind == JsonKind.False)
        {
            node.Complete([FalseKeyword.Instance], SchemaTraits.Of(schema, this, isResource: false));
        }
        else if (schema.Kind != JsonKind.True)
        {
            Error(place, SchemaMessages.WrongForm(Dialect.IsStructural ? "a schema" : "a schema, true or false", schema));
        }
    }

    // In the order of the dialect, so that what is reported doesn't depend on how the schema was sorted.
    private Keyword[] ReadKeywords(JsonValue schema, SchemaPlace place)
    {
        var found = new List<(int Order, Keyword Keyword)>(schema.Count);
        foreach (var property in schema.Properties)
        {
            var name = property.Name;
            if (!Dialect.TryFind(name, out var entry))
            {
                Dialect.ReportUnknown(this, name, place.At(name));
            }
            else if (entry.Read(new KeywordSource(name, property.Value, schema, place.At(name), this)) is { } keyword)
            {
                found.Add((entry.Order, keyword));
            }
        }

        found.Sort(static (left, right) => left.Order.CompareTo(right.Order));
        var keywords = found.ConvertAll(static entry => entry.Keyword);
        if (UnknownFieldsKeyword.For(schema, _options, place == SchemaPlace.Root) is { } unknown)
        {
            keywords.Add(unknown);
        }

        return [.. keywords];
    }
}
