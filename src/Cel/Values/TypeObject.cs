using Caveat.Cel.Types;

namespace Caveat.Cel.Values;

/// <summary>A type as a value.</summary>
public sealed class TypeObject : ValueObject
{
    /// <summary>The value of a type; values compare by the type's name, without parameters.</summary>
    public TypeObject(CelType type) : base(ValueKind.Type) => Type = type;

    /// <summary>The type.</summary>
    public CelType Type { get; }
}
