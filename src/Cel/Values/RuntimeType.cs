using Caveat.Cel.Types;

namespace Caveat.Cel.Values;

/// <summary>What <c>type(x)</c> gives.</summary>
public static class RuntimeType
{
    /// <summary>The type of a value, parameters left open: every list is <c>list(dyn)</c>. An error and the absent value have <see cref="CelType.Error"/>.</summary>
    public static CelType Of(in Value value) => value.Kind switch
    {
        ValueKind.Null => CelType.Null,
        ValueKind.Bool => CelType.Bool,
        ValueKind.Int => CelType.Int,
        ValueKind.Uint => CelType.Uint,
        ValueKind.Double => CelType.Double,
        ValueKind.String => CelType.String,
        ValueKind.Bytes => CelType.Bytes,
        ValueKind.Timestamp => CelType.Timestamp,
        ValueKind.Duration => CelType.Duration,
        ValueKind.List => CelType.DynList,
        ValueKind.Map => CelType.DynMap,
        ValueKind.Type => CelType.AnyType,
        ValueKind.Optional => DynOptional,
        ValueKind.Opaque => value.As<OpaqueObject>().Type,
        _ => CelType.Error,
    };

    private static CelType DynOptional { get; } = CelType.OptionalOf(CelType.Dyn);
}
