namespace Caveat.Cel.Values;

/// <summary>A value that may be there or not.</summary>
public sealed class OptionalObject : ValueObject
{
    /// <summary><c>optional.none()</c>.</summary>
    public static readonly OptionalObject None = new(default);

    private OptionalObject(Value inner) : base(ValueKind.Optional) => Inner = inner;

    /// <summary>The value, or the absent value for none.</summary>
    public Value Inner { get; }

    /// <summary>Whether there is a value.</summary>
    public bool HasValue => Inner.Kind != ValueKind.Absent;

    /// <summary><c>optional.of(x)</c>.</summary>
    public static OptionalObject Of(Value inner) => new(inner);
}
