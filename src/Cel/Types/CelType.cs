namespace Caveat.Cel.Types;

/// <summary>A type of the language. Immutable; equal when kind, name and parameters are equal.</summary>
public class CelType : IEquatable<CelType>
{
    /// <summary>Name of the opaque type of optional values.</summary>
    public const string OptionalName = "optional_type";

    private protected CelType(CelTypeKind kind, string name, params CelType[] parameters)
    {
        Kind = kind;
        Name = name;
        Parameters = parameters;
    }

    /// <summary>Checked at run time.</summary>
    public static CelType Dyn { get; } = new(CelTypeKind.Dyn, "dyn");

    /// <summary>The type of <c>null</c>.</summary>
    public static CelType Null { get; } = new(CelTypeKind.Null, "null_type");

    /// <summary>True or false.</summary>
    public static CelType Bool { get; } = new(CelTypeKind.Bool, "bool");

    /// <summary>64 bits, signed.</summary>
    public static CelType Int { get; } = new(CelTypeKind.Int, "int");

    /// <summary>64 bits, unsigned.</summary>
    public static CelType Uint { get; } = new(CelTypeKind.Uint, "uint");

    /// <summary>IEEE 754 binary64.</summary>
    public static CelType Double { get; } = new(CelTypeKind.Double, "double");

    /// <summary>Unicode code points.</summary>
    public static CelType String { get; } = new(CelTypeKind.String, "string");

    /// <summary>Octets.</summary>
    public static CelType Bytes { get; } = new(CelTypeKind.Bytes, "bytes");

    /// <summary>A point in time, in nanoseconds, years 1 to 9999.</summary>
    public static CelType Timestamp { get; } = new(CelTypeKind.Timestamp, "google.protobuf.Timestamp");

    /// <summary>A length of time, in nanoseconds.</summary>
    public static CelType Duration { get; } = new(CelTypeKind.Duration, "google.protobuf.Duration");

    /// <summary>The type of types of which nothing else is known.</summary>
    public static CelType AnyType { get; } = new(CelTypeKind.Type, "type");

    /// <summary>What stands where checking failed.</summary>
    public static CelType Error { get; } = new(CelTypeKind.Error, "*error*");

    /// <summary><c>list(dyn)</c>.</summary>
    public static CelType DynList { get; } = ListOf(Dyn);

    /// <summary><c>map(dyn, dyn)</c>.</summary>
    public static CelType DynMap { get; } = MapOf(Dyn, Dyn);

    /// <summary>Which sort of type this is.</summary>
    public CelTypeKind Kind { get; }

    /// <summary>The name that <c>type(x)</c> shows, without parameters.</summary>
    public string Name { get; }

    /// <summary>Element of a list; key and value of a map; parameters of an opaque type. Empty for the others.</summary>
    public IReadOnlyList<CelType> Parameters { get; }

    /// <summary>True for <c>optional_type(T)</c>.</summary>
    public bool IsOptional => Kind == CelTypeKind.Opaque && Name == OptionalName;

    /// <summary><c>list(E)</c>.</summary>
    public static CelType ListOf(CelType element) => new(CelTypeKind.List, "list", element);

    /// <summary><c>map(K, V)</c>.</summary>
    public static CelType MapOf(CelType key, CelType value) => new(CelTypeKind.Map, "map", key, value);

    /// <summary><c>type(T)</c>.</summary>
    public static CelType TypeOf(CelType of) => new(CelTypeKind.Type, "type", of);

    /// <summary><c>optional_type(T)</c>.</summary>
    public static CelType OptionalOf(CelType of) => new(CelTypeKind.Opaque, OptionalName, of);

    /// <summary>A named type without fields.</summary>
    public static CelType Opaque(string name, params CelType[] parameters) => new(CelTypeKind.Opaque, name, parameters);

    /// <summary>A parameter of an overload's signature, such as <c>T</c>.</summary>
    public static CelType Parameter(string name) => new(CelTypeKind.Parameter, name);

    /// <inheritdoc/>
    public bool Equals(CelType? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Kind == other.Kind && Name == other.Name && SameParameters(other));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as CelType);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => HashCode.Combine(Kind, Name, Parameters.Count);

    /// <summary>As the checker writes it in messages: <c>map(string, list(int))</c>.</summary>
    public override string ToString() =>
        Parameters.Count == 0 ? Name : $"{Name}({string.Join(", ", Parameters)})";

    /// <summary>A list, map, type or opaque type of the same name over other parameters, as many.</summary>
    internal CelType WithParameters(CelType[] parameters) => new(Kind, Name, parameters);

    private bool SameParameters(CelType other)
    {
        if (Parameters.Count != other.Parameters.Count)
        {
            return false;
        }

        for (var i = 0; i < Parameters.Count; i++)
        {
            if (!Parameters[i].Equals(other.Parameters[i]))
            {
                return false;
            }
        }

        return true;
    }
}
