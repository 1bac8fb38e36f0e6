namespace Caveat.Cel.Types;

/// <summary>A type with named fields, as a structural schema declares them. Two are equal when their names are: give each place of a schema its own name.</summary>
public abstract class ObjectType : CelType
{
    /// <summary>A type of fields.</summary>
    /// <param name="name">Unique in an environment, such as <c>Object.spec.kafka</c>.</param>
    protected ObjectType(string name) : base(CelTypeKind.Object, name)
    {
    }

    /// <summary>Names of all fields, for messages; in no particular order.</summary>
    public abstract IEnumerable<string> FieldNames { get; }

    /// <summary>The type of a field, or null when there is no such field.</summary>
    public abstract CelType? FieldType(string name);
}
