namespace Caveat.Json;

/// <summary>What a <see cref="JsonValue"/> is.</summary>
public enum JsonKind : byte
{
    /// <summary>Nothing: a property that is not there, or the default value of the struct.</summary>
    Absent,

    /// <summary><c>null</c>, which is not the same as absent.</summary>
    Null,

    /// <summary><c>true</c>.</summary>
    True,

    /// <summary><c>false</c>.</summary>
    False,

    /// <summary>A number without <c>.</c>, <c>e</c> and <c>E</c> that fits 64 bits with a sign, as Kubernetes decodes numbers.</summary>
    Integer,

    /// <summary>Any other number.</summary>
    Float,

    /// <summary>A string.</summary>
    String,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object.</summary>
    Object,
}
