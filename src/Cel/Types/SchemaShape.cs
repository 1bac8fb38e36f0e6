namespace Caveat.Cel.Types;

/// <summary>
/// One place of an OpenAPI v3 structural schema, as far as types and sizes depend on it. A derived class looks it up in whatever holds the schema; children are asked for when needed, so
/// a schema may contain itself.
/// </summary>
public abstract class SchemaShape
{
    /// <summary><c>object</c>, <c>array</c>, <c>string</c>, <c>integer</c>, <c>number</c> or <c>boolean</c>; empty when there is none.</summary>
    public virtual string Type => "";

    /// <summary>Of a string: <c>date-time</c>, <c>date</c>, <c>duration</c>, <c>byte</c>; others mean nothing to a type.</summary>
    public virtual string Format => "";

    /// <summary><c>nullable: true</c>.</summary>
    public virtual bool IsNullable => false;

    /// <summary><c>x-kubernetes-int-or-string: true</c>.</summary>
    public virtual bool IsIntOrString => false;

    /// <summary><c>x-kubernetes-preserve-unknown-fields: true</c>.</summary>
    public virtual bool PreservesUnknownFields => false;

    /// <summary><c>x-kubernetes-embedded-resource: true</c>, or the root of a resource: has <c>apiVersion</c>, <c>kind</c> and <c>metadata</c> whether declared or not.</summary>
    public virtual bool IsResource => false;

    /// <summary>Names of the declared properties, as in the schema.</summary>
    public virtual IEnumerable<string> PropertyNames => [];

    /// <summary>Shape of the elements; null when none is declared.</summary>
    public virtual SchemaShape? Items => null;

    /// <summary>Shape of a map's values; null when it is no map.</summary>
    public virtual SchemaShape? AdditionalProperties => null;

    /// <summary>In code points; null for no bound.</summary>
    public virtual long? MaxLength => null;

    /// <summary>In elements; null for no bound.</summary>
    public virtual long? MaxItems => null;

    /// <summary>In entries; null for no bound.</summary>
    public virtual long? MaxProperties => null;

    /// <summary>Length in code points of the longest string that <c>enum</c> lists; null when there is no enumeration.</summary>
    public virtual long? LongestEnum => null;

    /// <summary>Shape of a property; null when it isn't declared.</summary>
    public virtual SchemaShape? Property(string name) => null;

    /// <summary>True for a property that has to be there and that no default fills in; its bytes count for the least size of the object.</summary>
    public virtual bool IsRequired(string name) => false;
}
