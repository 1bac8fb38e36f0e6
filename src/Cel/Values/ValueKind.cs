namespace Caveat.Cel.Values;

/// <summary>What a <see cref="Value"/> holds.</summary>
public enum ValueKind : byte
{
    /// <summary>Nothing: the default value of the struct; never a result of an expression.</summary>
    Absent,

    /// <summary>An evaluation that failed.</summary>
    Error,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>bool</c>.</summary>
    Bool,

    /// <summary><c>int</c>.</summary>
    Int,

    /// <summary><c>uint</c>.</summary>
    Uint,

    /// <summary><c>double</c>.</summary>
    Double,

    /// <summary><c>string</c>.</summary>
    String,

    /// <summary><c>bytes</c>.</summary>
    Bytes,

    /// <summary>A point in time.</summary>
    Timestamp,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary><c>list</c>.</summary>
    List,

    /// <summary><c>map</c>, and objects.</summary>
    Map,

    /// <summary>A type as a value.</summary>
    Type,

    /// <summary><c>optional_type</c>.</summary>
    Optional,

    /// <summary>A value of a library's own type: a quantity, a URL, an IP address.</summary>
    Opaque,
}
