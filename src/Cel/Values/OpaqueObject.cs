using Caveat.Cel.Types;

namespace Caveat.Cel.Values;

/// <summary>A value of a library's own type.</summary>
public abstract class OpaqueObject : ValueObject
{
    /// <summary>For a library's values.</summary>
    /// <param name="type">What <c>type(x)</c> gives.</param>
    protected OpaqueObject(CelType type) : base(ValueKind.Opaque) => Type = type;

    /// <summary>What <c>type(x)</c> gives.</summary>
    public CelType Type { get; }

    /// <summary>Whether <c>==</c> holds between two values of this type.</summary>
    public abstract bool EqualTo(OpaqueObject other);

    /// <summary>As <c>caveat eval</c> shows it.</summary>
    public abstract override string ToString();
}
