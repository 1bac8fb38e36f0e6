using Caveat.Policies.Loading;
using Caveat.Yaml;

namespace Caveat.Policies.Model;

/// <summary>A field that an operator fills in where nobody set it, as written.</summary>
internal sealed class OperatorDefault
{
    public FieldPathText? Field { get; set; }

    /// <summary>Null where the operator's own configuration says it.</summary>
    public YamlNode? Value { get; set; }

    public static RecordShape<OperatorDefault> Shape { get; } = new("an operator's default", static () => new OperatorDefault(),
    [
        Loading.Field.Required<OperatorDefault, FieldPathText>("field", Shapes.FieldPath, static (t, v) => t.Field = v, "Path of the field."),
        Loading.Field.Optional<OperatorDefault, YamlNode>("value", Shapes.Anything, static (t, v) => t.Value = v,
            "What the operator fills in; left out where its own configuration says it."),
    ]);
}
