using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>enum</c> (JSON Schema Validation, section 6.1.2).</summary>
internal sealed class EnumKeyword : Keyword
{
    private EnumKeyword(string name, IReadOnlyList<JsonLiteral> members) : base(name) => Members = members;

    public IReadOnlyList<JsonLiteral> Members { get; }

    // The server asks for the type of a null and for this, even where null is allowed.
    public override bool JudgesNull => true;

    public static Keyword? Read(KeywordSource source)
    {
        if (source.Value.Kind != JsonKind.Array || source.Value.Count == 0)
        {
            return source.Wrong("a list of at least one value");
        }

        var members = new List<JsonLiteral>(source.Value.Count);
        foreach (var member in source.Value.Elements)
        {
            members.Add(source.Compiler.Literals.Add(member));
        }

        return new EnumKeyword(source.Name, members);
    }

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        if (!run.Spend(Members.Count / 8))
        {
            return false;
        }

        for (var i = 0; i < Members.Count; i++)
        {
            if (Members[i].Value.SemanticEquals(value))
            {
                return true;
            }
        }

        return !run.IsQuiet && run.Report(Name, SchemaMessages.Enum(Members, value));
    }
}
