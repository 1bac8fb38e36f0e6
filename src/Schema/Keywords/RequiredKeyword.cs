using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary><c>required</c> (JSON Schema Validation, section 6.5.3).</summary>
internal sealed class RequiredKeyword : Keyword
{
    private readonly PathSegment[] _names;

    private RequiredKeyword(string name, PathSegment[] names) : base(name) => _names = names;

    public static Keyword? Read(KeywordSource source)
    {
        if (source.Strings() is not { } names)
        {
            return null;
        }

        var segments = new PathSegment[names.Count];
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = PathSegment.Of(names[i]);
        }

        return new RequiredKeyword(source.Name, segments);
    }

    public bool Requires(string name) => Array.Exists(_names, segment => segment.Name == name);

    public override bool Evaluate(JsonValue value, SchemaRun run)
    {
        if (value.Kind != JsonKind.Object)
        {
            return true;
        }

        var valid = true;
        foreach (ref readonly var name in _names.AsSpan())
        {
            valid &= name.In(value).Exists || (!run.IsQuiet && run.Report(name, Name, SchemaMessages.NotMissing));
        }

        return valid;
    }
}
