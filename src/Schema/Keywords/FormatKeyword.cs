using Caveat.Json;
using Caveat.Schema.Formats;

namespace Caveat.Schema.Keywords;

/// <summary><c>format</c> (JSON Schema Validation, section 7), asserted. One that nobody knows says nothing, as on the API server, and is a warning.</summary>
internal sealed class FormatKeyword : Keyword
{
    private readonly ValueFormat _format;

    private FormatKeyword(string name, ValueFormat format) : base(name) => _format = format;

    public static Keyword? Read(KeywordSource source)
    {
        if (source.Value.Text is not { } name)
        {
            return source.Wrong("the name of a format");
        }

        if (!ValueFormats.TryFind(name, source.Dialect.IsStructural, out var format) && name.Length > 0)
        {
            source.Compiler.Warn(source.Place, SchemaMessages.UncheckedFormat(name));
        }

        return format is null ? null : new FormatKeyword(source.Name, format);
    }

    public override bool Evaluate(JsonValue value, SchemaRun run) =>
        _format.Accepts(value) || (!run.IsQuiet && run.Report(Name, SchemaMessages.Format(_format.Description, value)));
}
