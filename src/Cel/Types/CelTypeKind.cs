namespace Caveat.Cel.Types;

/// <summary>The sorts of type that CEL's checker knows.</summary>
public enum CelTypeKind
{
    /// <summary>Checked at run time: <c>dyn</c>.</summary>
    Dyn,

    /// <summary>The type of <c>null</c>.</summary>
    Null,

    /// <summary><c>bool</c>.</summary>
    Bool,

    /// <summary><c>int</c>, 64 bits, signed.</summary>
    Int,

    /// <summary><c>uint</c>, 64 bits, unsigned.</summary>
    Uint,

    /// <summary><c>double</c>, IEEE 754 binary64.</summary>
    Double,

    /// <summary><c>string</c>, Unicode code points.</summary>
    String,

    /// <summary><c>bytes</c>.</summary>
    Bytes,

    /// <summary><c>google.protobuf.Timestamp</c>.</summary>
    Timestamp,

    /// <summary><c>google.protobuf.Duration</c>.</summary>
    Duration,

    /// <summary><c>list(E)</c>.</summary>
    List,

    /// <summary><c>map(K, V)</c>.</summary>
    Map,

    /// <summary><c>type(T)</c>: the type of a type.</summary>
    Type,

    /// <summary>A type with a name and parameters that the language knows nothing else of: <c>optional_type(T)</c>, <c>kubernetes.Quantity</c>.</summary>
    Opaque,

    /// <summary>A type with named fields, as a structural schema declares them.</summary>
    Object,

    /// <summary>A parameter of an overload's signature, bound while an expression is checked.</summary>
    Parameter,

    /// <summary>What stands where checking failed; compatible with everything, so that one mistake gives one message.</summary>
    Error,
}
