namespace Caveat.Cel.Values;

/// <summary>
/// The reference half of a <see cref="Value"/>. One object may stand for many values of its kind, told apart by the
/// other half: a JSON document is one <see cref="MapObject"/>, one <see cref="ListObject"/> and one <see cref="StringObject"/>, however many nodes it has.
/// </summary>
public abstract class ValueObject
{
    private protected ValueObject(ValueKind kind) => Kind = kind;

    /// <summary>What a value with this object holds.</summary>
    public ValueKind Kind { get; }
}
