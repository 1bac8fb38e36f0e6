using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>$ref</c> (JSON Schema Core, section 8.2.3.1) within the document: <c>#</c>, or <c>#</c> and a JSON Pointer.</summary>
internal sealed class RefKeyword : Keyword
{
    private RefKeyword(string name) : base(name)
    {
    }

    /// <summary>Set once the whole schema was read; null only where that found an error.</summary>
    public SchemaNode? Target { get; set; }

    public override IReadOnlyList<SchemaNode> InPlace => Target is null ? [] : [Target];

    public static Keyword? Read(KeywordSource source)
    {
        if (source.Value.Text is not { } reference || !reference.StartsWith('#'))
        {
            source.Compiler.Error(source.Place, SchemaMessages.RemoteReference(source.Value.Text ?? source.Value.ToString()));
            return null;
        }

        if (!JsonPointer.TryParse(Uri.UnescapeDataString(reference[1..]), out var pointer, out var error))
        {
            source.Compiler.Error(source.Place, error);
            return null;
        }

        var keyword = new RefKeyword(source.Name);
        source.Compiler.Resolve(keyword, pointer, source.Place);
        return keyword;
    }

    public override bool Evaluate(JsonValue value, SchemaRun run) => Target!.Evaluate(value, run);
}
