using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>type</c> (JSON Schema Validation, section 6.1.1), with <c>nullable</c> of OpenAPI 3.0.</summary>
internal sealed class TypeKeyword : Keyword
{
    private readonly ValueTypes _types;

    private TypeKeyword(string name, ValueTypes types, string singleName) : base(name)
    {
        _types = types;
        SingleName = singleName;
    }

    /// <summary>The type where it is one, <c>null</c> aside; else empty.</summary>
    public string SingleName { get; }

    public bool AllowsNull => _types.HasFlag(ValueTypes.Null);

    public override bool JudgesNull => true;

    public static Keyword? Read(KeywordSource source)
    {
        var names = source.Value.Kind == JsonKind.String ? [source.Value.Text!] : source.Dialect.IsStructural ? null : source.Strings();
        if (names is null)
        {
            return source.Dialect.IsStructural ? source.Wrong("the name of a type") : null;
        }

        // The API server's own tools write an empty type where there is none.
        if (names is [""])
        {
            return null;
        }

        var types = source.Schema.Property("nullable"u8).IsTrue && source.Dialect.IsStructural ? ValueTypes.Null : ValueTypes.None;
        foreach (var name in names)
        {
            types |= Parse(name, source);
        }

        return new TypeKeyword(source.Name, types, Single(names));
    }

    public override bool Evaluate(JsonValue value, SchemaRun run) =>
        (_types & TypeNames.Of(value)) != ValueTypes.None || (!run.IsQuiet && run.Report(Name, SchemaMessages.Type(TypeNames.Words(_types), value)));

    private static ValueTypes Parse(string name, KeywordSource source)
    {
        var type = TypeNames.Parse(name);
        if (type == ValueTypes.None)
        {
            source.Compiler.Error(source.Place, $"'{name}' {SchemaMessages.UnknownType(name, TypeNames.All)}");
        }

        return type;
    }

    private static string Single(IReadOnlyList<string> names)
    {
        var rest = new List<string>(names);
        rest.RemoveAll(static name => name == "null");
        return rest.Count == 1 ? rest[0] : "";
    }
}
