namespace Caveat.Cel.Values;

/// <summary>Marks a value whose worth is in its 64 bits alone.</summary>
internal sealed class ScalarTag : ValueObject
{
    public static readonly ScalarTag Null = new(ValueKind.Null);
    public static readonly ScalarTag Bool = new(ValueKind.Bool);
    public static readonly ScalarTag Int = new(ValueKind.Int);
    public static readonly ScalarTag Uint = new(ValueKind.Uint);
    public static readonly ScalarTag Double = new(ValueKind.Double);
    public static readonly ScalarTag Duration = new(ValueKind.Duration);

    private ScalarTag(ValueKind kind) : base(kind)
    {
    }
}
