using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>An entry of <c>readOnce</c> as written.</summary>
internal sealed class ReadOnceField
{
    public FieldPathText Field { get; set; } = null!;

    public string? Because { get; set; }

    public static RecordShape<ReadOnceField> Shape { get; } = new("a field that is read once", static () => new ReadOnceField(),
    [
        Loading.Field.Required<ReadOnceField, FieldPathText>("field", Shapes.FieldPath, static (t, v) => t.Field = v,
            "Path of the field; what is below it counts too."),
        Loading.Field.Optional<ReadOnceField, Written<string>>("because", Shapes.Text, static (t, v) => t.Because = v.Value,
            "Why, for whoever changes it."),
    ]);
}
