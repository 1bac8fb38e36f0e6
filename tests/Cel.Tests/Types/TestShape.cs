using Caveat.Cel.Types;

namespace Caveat.Cel.Tests.Types;

/// <summary>A schema written as initialisers.</summary>
internal sealed class TestShape(string type) : SchemaShape
{
    public override string Type => type;

    public string FormatName { get; init; } = "";

    public bool Nullable { get; init; }

    public bool IntOrString { get; init; }

    public bool Preserves { get; init; }

    public bool Resource { get; init; }

    public Dictionary<string, Func<SchemaShape>> Properties { get; init; } = [];

    public HashSet<string> Required { get; init; } = [];

    public SchemaShape? Elements { get; init; }

    public SchemaShape? MapValues { get; init; }

    public long? Longest { get; init; }

    public override string Format => FormatName;

    public override bool IsNullable => Nullable;

    public override bool IsIntOrString => IntOrString;

    public override bool PreservesUnknownFields => Preserves;

    public override bool IsResource => Resource;

    public override IEnumerable<string> PropertyNames => Properties.Keys;

    public override SchemaShape? Items => Elements;

    public override SchemaShape? AdditionalProperties => MapValues;

    public override long? MaxLength => Type == "string" ? Longest : null;

    public override long? MaxItems => Type == "array" ? Longest : null;

    public override long? MaxProperties => Type == "object" ? Longest : null;

    public override SchemaShape? Property(string name) => Properties.TryGetValue(name, out var shape) ? shape() : null;

    public override bool IsRequired(string name) => Required.Contains(name);
}
