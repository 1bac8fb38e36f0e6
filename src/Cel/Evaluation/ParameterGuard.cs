using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary>
/// Keeps arguments that are not of a parameter's type away from a body: with <c>dyn</c> in an expression, and with documents that do not hold to their schema, the checker can't.
/// What is in a list or a map is not looked at.
/// </summary>
internal readonly struct ParameterGuard
{
    private const uint Any = ~((1u << (int)ValueKind.Absent) | (1u << (int)ValueKind.Error));

    private readonly uint _kinds;
    private readonly string? _opaqueName;

    public ParameterGuard(CelType type)
    {
        _kinds = KindsOf(type);
        _opaqueName = type.Kind == CelTypeKind.Opaque && !type.IsOptional ? type.Name : null;
    }

    public bool Accepts(in Value value) =>
        ((_kinds >> (int)value.Kind) & 1) != 0
        && (_opaqueName is null || value.Unchecked<OpaqueObject>().Type.Name == _opaqueName);

    private static uint KindsOf(CelType type) => type.Kind switch
    {
        CelTypeKind.Null => Only(ValueKind.Null),
        CelTypeKind.Bool => Only(ValueKind.Bool),
        CelTypeKind.Int => Only(ValueKind.Int),
        CelTypeKind.Uint => Only(ValueKind.Uint),
        CelTypeKind.Double => Only(ValueKind.Double),
        CelTypeKind.String => Only(ValueKind.String),
        CelTypeKind.Bytes => Only(ValueKind.Bytes),
        CelTypeKind.Timestamp => Only(ValueKind.Timestamp),
        CelTypeKind.Duration => Only(ValueKind.Duration),
        CelTypeKind.List => Only(ValueKind.List),
        CelTypeKind.Map => Only(ValueKind.Map),
        CelTypeKind.Type => Only(ValueKind.Type),
        CelTypeKind.Opaque => Only(type.IsOptional ? ValueKind.Optional : ValueKind.Opaque),
        CelTypeKind.Object => Only(ValueKind.Map) | Only(ValueKind.Opaque),
        _ => Any,
    };

    private static uint Only(ValueKind kind) => 1u << (int)kind;
}
