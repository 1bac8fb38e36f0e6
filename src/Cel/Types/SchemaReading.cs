namespace Caveat.Cel.Types;

/// <summary>As what an expression meets the values that a schema describes.</summary>
public enum SchemaReading
{
    /// <summary>
    /// As JSON, the way admission policies see <c>object</c>: properties have their own names, between backquotes where these are no identifiers; a date, a duration and bytes are strings;
    /// a <c>number</c> is <c>dyn</c>, as it is an int when it is written without a fraction.
    /// </summary>
    Json,

    /// <summary>
    /// As the validation rules of a CustomResourceDefinition see <c>self</c>: properties are spelled as <see cref="PropertyNames"/> escapes them; formats <c>date</c>, <c>date-time</c>,
    /// <c>duration</c> and <c>byte</c> have the type of their meaning; a <c>number</c> is a double.
    /// </summary>
    Rules,
}
